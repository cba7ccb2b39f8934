import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, memoryStore, Notification, TestMemoryRouter } from 'react-admin';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { beforeEach, expect, it, vi } from 'vitest';
import { aUser } from '../../api/contract/builders';
import { createI18nProvider } from '../../i18n';
import { type JobRunner, JobsContext } from '../../jobs';
import { ReviewPage } from './ReviewPage';

const i18nProvider = await createI18nProvider();
const start = vi.fn<JobRunner['start']>().mockResolvedValue('job');

beforeEach(() => {
  start.mockClear();
});

const renderReview = (selected: string[], stored: object = {}) =>
  render(
    <TestMemoryRouter>
      <AdminContext
        dataProvider={
          {
            getOne: async (_resource: string, { id }: { id: string }) => ({ data: aUser({ id }) }),
            getList: async () => ({ data: [{ id: 'spam', label: 'Spam' }], total: 1 }),
            getManyReference: async () => ({ data: [], total: 0 }),
          } as never
        }
        authProvider={{ getIdentity: async () => ({ id: 'moderator' }) } as never}
        i18nProvider={i18nProvider}
        store={memoryStore({ 'users.selectedIds': selected, ...stored })}
      >
        <JobsContext value={{ runner: { start } } as never}>
          <HotkeysProvider>
            <ReviewPage />
          </HotkeysProvider>
        </JobsContext>
        <Notification />
      </AdminContext>
    </TestMemoryRouter>,
  );

it('takes keys right after a reason is chosen, with the focus on the queue', async () => {
  renderReview(['a', 'b']);
  await screen.findByRole('region', { name: 'Identité du compte' });
  await userEvent.click(screen.getByRole('combobox', { name: /^Motif/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Spam' }));
  await waitFor(() => {
    expect(document.activeElement).toHaveTextContent('Compte 1 sur 2');
  });
  await userEvent.keyboard('d');
  expect(await screen.findByText('Compte 2 sur 2')).toBeInTheDocument();
  expect(start).toHaveBeenCalledOnce();
});

it('asks for a reason where the one given last is no longer offered', async () => {
  renderReview(['a'], { 'users.reasons.deactivate': { code: 'abuse', texts: [] } });
  await screen.findByRole('region', { name: 'Identité du compte' });
  await screen.findByRole('combobox', { name: /^Motif/ });
  await userEvent.keyboard('d');
  expect(await screen.findByText('Choisir d’abord un motif.')).toBeInTheDocument();
  expect(start).not.toHaveBeenCalled();
});

it.each([
  ['u', ['a'], 'Rien à défaire.'],
  ['p', ['a'], 'C’est le premier compte.'],
  ['d', ['a'], 'Choisir d’abord un motif.'],
  ['d', [], /Aucun compte n’est sélectionné/],
])('says why %j does nothing with %j selected', async (key, selected, why) => {
  renderReview(selected);
  if (selected.length > 0) await screen.findByRole('region', { name: 'Identité du compte' });
  await userEvent.keyboard(key);
  await waitFor(() => {
    expect(document.querySelector('.MuiSnackbarContent-message')).toHaveTextContent(why);
  });
});
