import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AdminContext,
  HttpError,
  memoryStore,
  ResourceContextProvider,
  TestMemoryRouter,
  useLogout,
} from 'react-admin';
import { Route, Routes, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aUser } from '../api/contract/builders';
import { createI18nProvider } from '../i18n';
import { Notifications } from '../layout/Notifications';
import { createDraftStore } from '../storage';
import { DraftsContext } from '../ui';
import { UserCreate } from './UserCreate';
import { UserEdit } from './UserEdit';

const i18nProvider = await createI18nProvider();
const user = aUser({ id: 'a', about: '', roles: [], active: true });
const save = vi.fn();
let found = user;
/** What saving fails with. */
let failure: Error | null = null;

let drafts = createDraftStore('', sessionStorage).open('ada');
const authProvider = {
  checkAuth: async () => undefined,
  checkError: async ({ status }: { status?: number }) => {
    if (status === 401) throw new Error('vigie.auth.session_ended');
  },
  logout: async () => {
    drafts.end(true);
  },
};

const SignOut = () => {
  const logout = useLogout();
  return <button onClick={() => void logout()}>Déconnexion</button>;
};

/** The address to go back to after the sign-in. */
const SignIn = () => (
  <output>{(useLocation().state as { nextPathname: string }).nextPathname}</output>
);

const renderForm = (at: string) =>
  render(
    <TestMemoryRouter initialEntries={[at]}>
      <DraftsContext value={drafts}>
        <AdminContext
          dataProvider={
            {
              getOne: async () => ({ data: found }),
              update: async (_resource: string, { data }: { data: unknown }) => {
                save(data);
                if (failure) throw failure;
                return { data: user };
              },
              create: async (_resource: string, { data }: { data: unknown }) => {
                save(data);
                if (failure) throw failure;
                return { data: user };
              },
            } as never
          }
          authProvider={authProvider as never}
          i18nProvider={i18nProvider}
          store={memoryStore()}
        >
          <ResourceContextProvider value="users">
            <Routes>
              <Route path="/users/create" element={<UserCreate />} />
              <Route path="/users/:id" element={<UserEdit />} />
              <Route path="/login" element={<SignIn />} />
            </Routes>
          </ResourceContextProvider>
          <Notifications />
          <SignOut />
        </AdminContext>
      </DraftsContext>
    </TestMemoryRouter>,
  );

/** An address that fills the form with more than it shows. */
const FILLED = `?source=${encodeURIComponent('{"roles":["admin"],"active":false}')}`;

beforeEach(() => {
  found = user;
  failure = null;
  drafts = createDraftStore('', sessionStorage).open('ada');
});

describe('the form of a deleted account', () => {
  it('is not shown', async () => {
    found = aUser({ id: 'a', slug: 'deleted-a', deleted: '2026-01-01T00:00:00+00:00' });
    renderForm('/users/a');
    expect(await screen.findByText(/Aucun compte à cette adresse/)).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull();
  });
});

describe('the status and the roles of an account', () => {
  it('are not in the form, and cannot be changed with it', async () => {
    renderForm(`/users/a${FILLED}`);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Présentation' }), 'Après');
    expect(screen.queryByLabelText(/^Rôles/)).toBeNull();
    expect(screen.queryByLabelText(/^Actif/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    await expect.poll(() => save.mock.lastCall?.[0]).toMatchObject({ about: 'Après' });
    expect(save.mock.lastCall?.[0]).not.toHaveProperty('roles');
    expect(save.mock.lastCall?.[0]).not.toHaveProperty('active');
  });

  it('of a new account are those of an ordinary one', async () => {
    renderForm(`/users/create${FILLED}`);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Prénom' }), 'Inès');
    await userEvent.type(screen.getByRole('textbox', { name: 'Nom' }), 'Roux');
    await userEvent.type(screen.getByRole('textbox', { name: /électronique/ }), 'i@example.org');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    await expect
      .poll(() => save.mock.lastCall?.[0])
      .toEqual({ first_name: 'Inès', last_name: 'Roux', email: 'i@example.org', active: true });
  });
});

describe('a text that is too long to be edited', () => {
  const about = `${'mot '.repeat(2_500)}fin${'x'.repeat(500_000)}`;

  it('is kept, and does not get into a field', async () => {
    found = aUser({ id: 'a', about });
    renderForm('/users/a');
    const part = await screen.findByRole('region', { name: 'Présentation' });
    expect(part.textContent.length).toBeLessThan(2_000);
    expect(screen.queryByRole('textbox', { name: 'Présentation' })).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: 'Nom' }), 's');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    await expect.poll(() => save.mock.lastCall?.[0]).toMatchObject({ last_name: 'Duponts', about });
  });

  it.each([
    ['Effacer', ''],
    ['Garder le début', 'mot '.repeat(2_500)],
  ])('can be edited after “%s”', async (button, left) => {
    found = aUser({ id: 'a', about });
    renderForm('/users/a');
    await userEvent.click(await screen.findByRole('button', { name: button }));
    expect(screen.getByRole('textbox', { name: 'Présentation' })).toHaveValue(left);
  });
});

describe('saving with a key that has expired', () => {
  it.each(['/users/a', '/users/create'])(
    'leads from %s to the sign-in page and back, and is not called a success',
    async (at) => {
      failure = new HttpError('', 401);
      renderForm(at);
      for (const [label, text] of [
        [/^Prénom/, 'Inès'],
        [/^Nom/, 'Roux'],
        [/électronique/, 'i@example.org'],
      ] as const) {
        const field = await screen.findByRole('textbox', { name: label });
        await userEvent.clear(field);
        await userEvent.type(field, text);
      }
      await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
      expect(await screen.findByText(at)).toBeInTheDocument();
      expect(screen.getByText(/Votre session a pris fin/)).toBeInTheDocument();
      expect(screen.queryByText(/Compte (modifié|créé)/)).toBeNull();
    },
  );
});

it('a session that ends is not held back by unsaved changes', async () => {
  renderForm('/users/a');
  await userEvent.type(await screen.findByRole('textbox', { name: 'Présentation' }), 'Après');
  await userEvent.click(screen.getByRole('button', { name: 'Déconnexion' }));
  expect(await screen.findByText('/users/a')).toBeInTheDocument();
});
