import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import {
  AdminContext,
  memoryStore,
  RecordContextProvider,
  ResourceContextProvider,
  TestMemoryRouter,
} from 'react-admin';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { Route, Routes } from 'react-router-dom';
import { VirtuosoMockContext } from 'react-virtuoso';
import { beforeEach, describe, expect, it } from 'vitest';
import { aUser } from './api/contract/builders';
import { ModeratorProvider } from './auth';
import { lazyDataProvider } from './dataProvider';
import type { CrawlState } from './graphs/crawl/crawlState';
import { newGraph } from './graphs/crawl/newGraph';
import { CollectPanel } from './graphs/page/CollectPanel';
import { GraphCreate } from './graphs/page/GraphCreate';
import { createI18nProvider } from './i18n';
import { InstanceProvider } from './instance';
import { JobsContext } from './jobs';
import { aJob, anItem } from './jobs/core/builders';
import { createJobsDataProvider } from './jobs/journal/jobsDataProvider';
import { JobShow } from './jobs/pages/JobShow';
import { aRunner, aStore } from './jobs/pages/renderJobs';
import { createDraftStore } from './storage';
import { DraftsContext } from './ui';
import { UserCreate } from './users/UserCreate';
import { UserEdit } from './users/UserEdit';
import { ActionButtons } from './users/preview/ActionButtons';
import { UserJobButton } from './users/preview/UserJobButton';
import { ReviewPage } from './users/review/ReviewPage';
import { PasteListButton } from './users/selection/PasteListButton';

const i18nProvider = await createI18nProvider();
const instance = 'https://udata.example/api/1';
const user = aUser({ id: 'a', email: 'a@example.org', about: 'Avant', roles: [], active: true });
const graph = newGraph({
  seeds: ['a'],
  instance,
  name: 'Anneau',
  depth: 1,
  budget: { accounts: 10, requests: 10 },
  now: 0,
});
const collecting: CrawlState = {
  status: { kind: 'idle' },
  graph,
  completeness: { whole: 0, partial: 0, none: 0 },
  failures: new Map(),
  skippedStars: 0,
  unreadableFollowers: 0,
  version: 0,
};
const store = aStore();
await store.addJob(aJob({ total: 1, status: 'finished', endedAt: 2_000 }), [
  anItem(0, { state: 'settled', outcome: 'done' }),
]);

/** Renders a page in a session of a moderator. */
const renderPage = (page: ReactNode, at: string, drafts: ReturnType<typeof draftStore.open>) => {
  const jobs = createJobsDataProvider(store);
  const dataProvider = lazyDataProvider(async () => ({
    ...jobs,
    reasons: { getList: async () => ({ data: [{ id: 'spam', label: 'Spam' }], total: 1 }) },
    users: {
      getOne: async () => ({ data: user }),
      getMany: async () => ({ data: [user] }),
      getList: async () => ({ data: [user], total: 1 }),
    },
  }));
  const settings = memoryStore({ 'users.selectedIds': ['a'] });
  return render(
    <TestMemoryRouter initialEntries={[at]}>
      <InstanceProvider
        config={{
          apiUrl: instance,
          instance,
          instanceName: 'E',
          publicUrl: null,
          accent: null,
          retentionDays: null,
        }}
      >
        <ModeratorProvider moderator="ada">
          <DraftsContext value={drafts}>
            <AdminContext
              dataProvider={dataProvider}
              i18nProvider={i18nProvider}
              queryClient={new QueryClient()}
              store={settings}
            >
              <JobsContext value={{ runner: aRunner(), store }}>
                <HotkeysProvider>
                  <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 40 }}>
                    <ResourceContextProvider value={at.split('/')[1] ?? ''}>
                      <Routes>
                        <Route path="/users/:id" element={page} />
                        <Route path="/jobs/:id/show" element={page} />
                        <Route path="*" element={page} />
                      </Routes>
                    </ResourceContextProvider>
                  </VirtuosoMockContext>
                </HotkeysProvider>
              </JobsContext>
            </AdminContext>
          </DraftsContext>
        </ModeratorProvider>
      </InstanceProvider>
    </TestMemoryRouter>,
  );
};

const draftStore = createDraftStore(instance, sessionStorage);

interface Case {
  page: ReactNode;
  at: string;
  /** The button that opens the dialog of the field. */
  opens?: string;
  field: string | RegExp;
  /** What the field has before. */
  before?: string;
}

const collect = (
  <CollectPanel
    crawl={{ nextStep: () => null } as never}
    state={collecting}
    isBehind={false}
    onUpdate={() => undefined}
  />
);
const account = (
  <RecordContextProvider value={user}>
    <UserJobButton action="deactivate" />
  </RecordContextProvider>
);
const deletion = (
  <RecordContextProvider value={user}>
    <UserJobButton action="delete" />
  </RecordContextProvider>
);

const FIELDS: Readonly<Record<string, Case>> = {
  'the text of a profile': {
    page: <UserEdit />,
    at: '/users/a',
    field: 'Présentation',
    before: 'Avant',
  },
  'the form of a new account': { page: <UserCreate />, at: '/users/create', field: /^Prénom/ },
  'the reason of a job over the selection': {
    page: <ActionButtons ids={['a']} />,
    at: '/users',
    opens: 'Désactiver…',
    field: /^Précision/,
  },
  'an e-mail domain to leave out': {
    page: <ActionButtons ids={['a']} />,
    at: '/users',
    opens: 'Désactiver…',
    field: /^Domaines/,
  },
  'the reason of a job over one account': {
    page: account,
    at: '/users/a/show',
    opens: 'Désactiver…',
    field: /^Précision/,
  },
  'the number that confirms a deletion': {
    page: deletion,
    at: '/users/a/show',
    opens: 'Supprimer…',
    field: /^Pour confirmer/,
  },
  'the reason of an undo': {
    page: <JobShow />,
    at: '/jobs/job/show',
    opens: 'Défaire…',
    field: /^Motif pour défaire/,
  },
  'the reason of a review': { page: <ReviewPage />, at: '/review', field: /^Précision/ },
  'a pasted list': {
    page: <PasteListButton />,
    at: '/users',
    opens: 'Coller une liste…',
    field: /^Liste de c/,
  },
  'the name of a new graph': {
    page: <GraphCreate />,
    at: '/graphs/create?from=a,b',
    field: /^Nom du graphe/,
    before: 'Autour de 2 comptes',
  },
  'the note of a graph': { page: collect, at: '/graphs/g/show', field: /^Note/ },
};

beforeEach(() => {
  sessionStorage.clear();
});

describe.each(Object.entries(FIELDS))('%s', (_name, given) => {
  const { page, at, opens, before = '' } = given;
  const open = async () => {
    if (opens !== undefined)
      await userEvent.click(await screen.findByRole('button', { name: opens }));
    return screen.findByLabelText(given.field);
  };

  it('is there again after the key has expired, for the same moderator only', async () => {
    const session = draftStore.open('ada');
    const first = renderPage(page, at, session);
    await userEvent.type(await open(), '12 cercle');
    expect(session.hasSome()).toBe(true);
    session.end(true);
    first.unmount();

    const other = renderPage(page, at, draftStore.open('bob'));
    expect(await open()).toHaveValue(before);
    other.unmount();

    const again = draftStore.open('ada');
    renderPage(page, at, again);
    // The dialog is open again, too.
    expect(await screen.findByLabelText(given.field)).toHaveValue(`${before}12 cercle`);
    expect(sessionStorage).toHaveLength(0);
    expect(again.hasSome()).toBe(true);
  });

  it('is gone after a sign-out', async () => {
    const session = draftStore.open('ada');
    const first = renderPage(page, at, session);
    await userEvent.type(await open(), '12 cercle');
    session.end(false);
    first.unmount();
    renderPage(page, at, draftStore.open('ada'));
    expect(await open()).toHaveValue(before);
  });
});
