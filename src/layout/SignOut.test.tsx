import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, type AuthProvider, memoryStore, TestMemoryRouter } from 'react-admin';
import { describe, expect, it, vi } from 'vitest';
import { createI18nProvider } from '../i18n';
import { KeptContext, type KeptCounts } from './KeptContext';
import { useSignOut } from './SignOut';

const i18nProvider = await createI18nProvider();
const NOTHING: KeptCounts = {
  jobs: 0,
  accounts: 0,
  unfinished: 0,
  graphs: 0,
  marks: 0,
  isTyping: false,
};

const Menu = () => {
  const { ask, dialog } = useSignOut();
  return (
    <>
      <button onClick={ask}>Quitter</button>
      {dialog}
    </>
  );
};

const renderMenu = async (
  count: () => Promise<KeptCounts>,
  erase = vi.fn(() => Promise.resolve()),
) => {
  const logout = vi.fn(() => Promise.resolve());
  render(
    <TestMemoryRouter>
      <AdminContext
        i18nProvider={i18nProvider}
        store={memoryStore()}
        authProvider={{ logout } as unknown as AuthProvider}
      >
        <KeptContext value={{ count, erase }}>
          <Menu />
        </KeptContext>
      </AdminContext>
    </TestMemoryRouter>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Quitter' }));
  return { logout, erase };
};

const click = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('signing out', () => {
  it.each([
    ['nothing is kept', () => Promise.resolve(NOTHING)],
    ['what is kept cannot be counted', () => Promise.reject(new Error('no database'))],
  ])('asks nothing when %s', async (_case, count) => {
    const { logout } = await renderMenu(count);
    await expect.poll(() => logout).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says what is kept, and that a job is not finished', async () => {
    const { logout } = await renderMenu(() =>
      Promise.resolve({
        jobs: 3,
        accounts: 41,
        unfinished: 1,
        graphs: 2,
        marks: 1,
        isTyping: false,
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Se déconnecter' });
    expect(dialog).toHaveTextContent('3 traitements, sur 41 comptes');
    expect(dialog).toHaveTextContent('2 graphes');
    expect(dialog).toHaveTextContent('1 compte marqué');
    expect(dialog).toHaveTextContent('1 traitement n’est pas terminé');
    await click('Annuler');
    expect(logout).not.toHaveBeenCalled();
  });

  it.each([
    ['keeps it', 'Garder et se déconnecter', 0],
    ['erases it first', 'Effacer et se déconnecter', 1],
  ])('%s when asked to', async (_case, answer, erasures) => {
    const jobs = () => Promise.resolve({ ...NOTHING, jobs: 1, accounts: 1 });
    const { logout, erase } = await renderMenu(jobs);
    await click(answer);
    await expect.poll(() => logout).toHaveBeenCalledOnce();
    expect(erase).toHaveBeenCalledTimes(erasures);
  });

  it('asks when only what is being typed would be lost', async () => {
    const { logout } = await renderMenu(() => Promise.resolve({ ...NOTHING, isTyping: true }));
    const dialog = await screen.findByRole('dialog', { name: 'Se déconnecter' });
    expect(dialog).toHaveTextContent('Ce que vous êtes en train de saisir sera perdu.');
    expect(screen.queryByRole('button', { name: /Effacer/ })).toBeNull();
    await click('Se déconnecter');
    await expect.poll(() => logout).toHaveBeenCalledOnce();
  });

  it('does not sign out when something could not be erased', async () => {
    const erase = vi.fn(() => Promise.reject(new Error('disque')));
    const jobs = () => Promise.resolve({ ...NOTHING, jobs: 1, accounts: 1 });
    const { logout } = await renderMenu(jobs, erase);
    await click('Effacer et se déconnecter');
    expect(await screen.findByText(/n’a pas pu être fait : disque/)).toBeInTheDocument();
    expect(logout).not.toHaveBeenCalled();
  });
});
