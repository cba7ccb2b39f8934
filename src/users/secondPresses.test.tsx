import { screen, render, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { AdminContext, memoryStore, ResourceContextProvider, TestMemoryRouter } from 'react-admin';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { Route, Routes } from 'react-router-dom';
import { VirtuosoMockContext } from 'react-virtuoso';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aUser } from '../api/contract/builders';
import { createI18nProvider } from '../i18n';
import { type JobRunner, JobsContext } from '../jobs';
import { PRESSED_TWICE } from '../ui/pressTwice';
import { JobPreviewDialog } from './preview/JobPreviewDialog';
import { ReviewPage } from './review/ReviewPage';
import { UserCreate } from './UserCreate';
import { UserEdit } from './UserEdit';

// Longer than the presses take on a busy machine.
vi.mock('../ui/durations', async (original) => ({
  ...(await original<object>()),
  DOUBLE_PRESS_MS: 3_000,
}));

const i18nProvider = await createI18nProvider();
const user = aUser({ id: 'a' });
const start = vi.fn<JobRunner['start']>().mockResolvedValue('job');
const undo = vi.fn<JobRunner['undo']>().mockResolvedValue('undo');
const save = vi.fn(async () => ({ data: user }));

beforeEach(() => {
  vi.clearAllMocks();
});

const renderPage = (page: ReactNode, at = '/') =>
  render(
    <TestMemoryRouter initialEntries={[at]}>
      <AdminContext
        dataProvider={
          {
            getOne: async (_resource: string, { id }: { id: string }) => ({ data: aUser({ id }) }),
            getMany: async () => ({ data: [user] }),
            getList: async () => ({ data: [{ id: 'spam', label: 'Spam' }], total: 1 }),
            getManyReference: async () => ({ data: [], total: 0 }),
            create: save,
            update: save,
          } as never
        }
        authProvider={
          {
            getIdentity: async () => ({ id: 'moderator' }),
            checkAuth: async () => undefined,
            canAccess: async () => true,
          } as never
        }
        i18nProvider={i18nProvider}
        store={memoryStore({
          'users.selectedIds': ['a', 'b', 'c'],
          'users.reasons.deactivate': { code: 'spam', texts: [] },
        })}
      >
        <JobsContext value={{ runner: { start, undo } } as never}>
          <HotkeysProvider>
            <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 40 }}>
              <ResourceContextProvider value="users">
                <Routes>
                  <Route path="/users/:id/*" element={page} />
                  <Route path="*" element={page} />
                </Routes>
              </ResourceContextProvider>
            </VirtuosoMockContext>
          </HotkeysProvider>
        </JobsContext>
      </AdminContext>
    </TestMemoryRouter>,
  );

const preview = (
  <JobPreviewDialog action="deactivate" ids={['a']} areIncluded onClose={() => undefined} />
);
const type = async (name: string | RegExp, text: string) =>
  userEvent.type(await screen.findByRole('textbox', { name }), text);
const summary = () => screen.findByRole('region', { name: 'Identité du compte' });
const enabled = (name: RegExp) =>
  expect.poll(() => screen.getByRole('button', { name })).not.toHaveAttribute('aria-disabled');

interface Starter {
  page: ReactNode;
  at?: string;
  /** What is done before. */
  prepare?(): Promise<unknown>;
  button: string | RegExp;
  starts: typeof start | typeof undo | typeof save;
}

const STARTERS: Readonly<Record<string, Starter>> = {
  'a job': { page: preview, button: 'Désactiver 1 compte', starts: start },
  'a dry run': { page: preview, button: 'Essai à blanc', starts: start },
  'a decision of the review': {
    page: <ReviewPage />,
    prepare: summary,
    button: /^Désactiver/,
    starts: start,
  },
  'undoing a decision': {
    page: <ReviewPage />,
    prepare: async () => {
      await summary();
      await userEvent.keyboard('d');
      await enabled(/^Défaire/);
    },
    button: /^Défaire/,
    starts: undo,
  },
  'creating an account': {
    page: <UserCreate />,
    prepare: async () => {
      await type('Prénom', 'Inès');
      await type('Nom', 'Roux');
      await type(/électronique/, 'i@example.org');
    },
    button: 'Enregistrer',
    starts: save,
  },
  'saving an account': {
    page: <UserEdit />,
    at: '/users/a',
    prepare: () => type('Présentation', 'Après'),
    button: 'Enregistrer',
    starts: save,
  },
};

describe.each(Object.entries(STARTERS))('%s', (_name, { page, at, prepare, button, starts }) => {
  it.each(Object.entries(PRESSED_TWICE))('is done once with %s', async (_press, press) => {
    renderPage(page, at);
    await prepare?.();
    const scope = screen.queryByRole('dialog') ?? document.body;
    await press(await within(scope).findByRole('button', { name: button }));
    await expect.poll(() => starts.mock.calls.length).toBe(1);
  });
});

it('decides about one account when the key is pressed twice, or the key and the button', async () => {
  renderPage(<ReviewPage />);
  await summary();
  await userEvent.keyboard('dd');
  await userEvent.click(screen.getByRole('button', { name: /^Désactiver/ }));
  expect(start).toHaveBeenCalledOnce();
  expect(await screen.findByText('Compte 2 sur 3')).toBeInTheDocument();
});
