import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { AdminContext, memoryStore, ResourceContextProvider, TestMemoryRouter } from 'react-admin';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { Route, Routes } from 'react-router-dom';
import { VirtuosoMockContext } from 'react-virtuoso';
import { describe, expect, it } from 'vitest';
import { aUser } from './api/contract/builders';
import { ModeratorProvider } from './auth';
import { lazyDataProvider } from './dataProvider';
import { newGraph } from './graphs/crawl/newGraph';
import { GraphList } from './graphs/page/GraphList';
import { createI18nProvider } from './i18n';
import { InstanceProvider } from './instance';
import { JobsContext } from './jobs';
import { aJob, anItem } from './jobs/core/builders';
import type { Job } from './jobs/core/job';
import { createJobsDataProvider } from './jobs/journal/jobsDataProvider';
import { JobList } from './jobs/pages/JobList';
import { JobShow } from './jobs/pages/JobShow';
import { aRunner, aStore } from './jobs/pages/renderJobs';
import { Notifications } from './layout/Notifications';
import { StorageFullError } from './storage';
import { JobPreviewDialog } from './users/preview/JobPreviewDialog';
import { ClearSelectionButton } from './users/selection/ClearSelectionButton';
import { PasteListDialog } from './users/selection/PasteListDialog';

const i18nProvider = await createI18nProvider();
const instance = 'https://udata.example/api/1';
const REASONS = { data: [{ id: 'spam', label: 'Spam' }], total: 1 };
const GRAPH = newGraph({
  seeds: ['a'],
  instance,
  name: 'Anneau',
  depth: 1,
  budget: { accounts: 10, requests: 10 },
  now: 0,
});

/** Renders a page on which whatever a dialog starts fails with `failure`, until it is mended. */
const renderBroken = async (page: ReactNode, at: string, job: Partial<Job>, failure: Error) => {
  let isBroken = true;
  const unlessBroken =
    <T,>(answer: T) =>
    async () => {
      if (isBroken) throw failure;
      return answer;
    };
  const settings = memoryStore({
    'users.selectedIds': Array.from({ length: 30 }, (_, index) => `user-${index.toString()}`),
    'users.reasons.deactivate': { code: 'spam', texts: [] },
  });
  settings.setup();
  const store = aStore();
  await store.addJob(aJob({ total: 1, ...job }), [
    anItem(0, { state: 'settled', outcome: job.isFinal ? 'refused' : 'done' }),
  ]);
  const runner = {
    ...aRunner(),
    start: unlessBroken('new'),
    resume: unlessBroken(undefined),
    undo: unlessBroken('new'),
    retry: unlessBroken('new'),
  };
  const jobs = createJobsDataProvider(store);
  const user = aUser({ id: 'a', email: 'a@example.org' });
  const dataProvider = lazyDataProvider(async () => ({
    ...jobs,
    jobs: { ...jobs.jobs, deleteMany: unlessBroken({ data: [] }) },
    reasons: { getList: async () => REASONS },
    graphs: {
      getList: async () => ({ data: [GRAPH], total: 1 }),
      delete: unlessBroken({ data: GRAPH }),
    },
    users: {
      getMany: async () => ({ data: [user] }),
      getList: async () => ({ data: [user], total: 1 }),
    },
  }));
  render(
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
        <AdminContext
          dataProvider={dataProvider}
          authProvider={
            {
              getIdentity: async () => ({ id: 'moderator' }),
              checkAuth: async () => undefined,
              checkError: async () => undefined,
              canAccess: async () => true,
            } as never
          }
          i18nProvider={i18nProvider}
          queryClient={new QueryClient()}
          store={{
            ...settings,
            setup: () => undefined,
            teardown: () => undefined,
            setItem(key, value) {
              if (isBroken && key === 'users.selectedIds') throw failure;
              settings.setItem(key, value);
            },
          }}
        >
          <ModeratorProvider moderator="moderator">
            <JobsContext value={{ runner, store }}>
              <HotkeysProvider>
                <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 40 }}>
                  <ResourceContextProvider value={at.split(/[/?]/)[1] || 'users'}>
                    <Routes>
                      <Route path="/jobs/:id/show" element={page} />
                      <Route path="*" element={page} />
                    </Routes>
                  </ResourceContextProvider>
                </VirtuosoMockContext>
              </HotkeysProvider>
            </JobsContext>
          </ModeratorProvider>
          <Notifications />
        </AdminContext>
      </InstanceProvider>
    </TestMemoryRouter>,
  );
  return {
    mend: () => {
      isBroken = false;
    },
  };
};

const Preview = () => {
  const [isOpen, setIsOpen] = useState(true);
  return (
    isOpen && (
      <JobPreviewDialog
        action="deactivate"
        ids={['a']}
        areIncluded
        onClose={() => {
          setIsOpen(false);
        }}
      />
    )
  );
};

const Paste = () => {
  const [text, setText] = useState('a@example.org');
  const [isOpen, setIsOpen] = useState(true);
  return (
    isOpen && (
      <PasteListDialog
        text={text}
        onTextChange={setText}
        onClose={() => {
          setIsOpen(false);
        }}
      />
    )
  );
};

interface Case {
  page: ReactNode;
  at?: string;
  job?: Partial<Job>;
  /** The button that opens the dialog. */
  opens?: string | RegExp;
  /** A field to fill in, whose text must be kept. */
  field?: RegExp;
  /** Pressed in the dialog before. */
  before?: string;
  confirm: string | RegExp;
  failure?: Error;
  says: RegExp;
}

const OVER = { status: 'finished', endedAt: 2_000 } as const;
const FINAL = { action: 'delete', isFinal: true } as const;
const show = { page: <JobShow />, at: '/jobs/job/show' };
const DIALOGS: Readonly<Record<string, Case>> = {
  'the preview of a job': {
    page: <Preview />,
    field: /^Précision/,
    confirm: 'Désactiver 1 compte',
    failure: new StorageFullError('full'),
    says: /Le disque de cet appareil est plein/,
  },
  'the preview, for a dry run': {
    page: <Preview />,
    field: /^Précision/,
    confirm: 'Essai à blanc',
    says: /Le journal n’a pas pu être écrit .* : non$/,
  },
  'the undo of a job': {
    ...show,
    job: OVER,
    opens: 'Défaire…',
    field: /^Motif pour défaire/,
    confirm: 'Défaire',
    failure: new StorageFullError('full'),
    says: /Le disque de cet appareil est plein/,
  },
  'going on with a final job': {
    ...show,
    job: { ...FINAL, status: 'paused', pauseReason: 'to_confirm', total: 2 },
    opens: 'Reprendre',
    confirm: 'Reprendre',
    says: /n’a pas pu être fait : non/,
  },
  'trying a final job again': {
    ...show,
    job: { ...FINAL, ...OVER },
    opens: /^Réessayer/,
    confirm: /^Réessayer/,
    says: /n’a pas pu être fait : non/,
  },
  'clearing the journal': {
    page: <JobList />,
    at: '/jobs?view=journal',
    job: OVER,
    opens: 'Effacer…',
    confirm: 'Effacer définitivement',
    says: /n’a pas pu être fait : non/,
  },
  'deleting a graph': {
    page: <GraphList />,
    at: '/graphs',
    opens: 'Supprimer Anneau',
    confirm: 'Supprimer le graphe',
    says: /n’a pas pu être fait : non/,
  },
  'a pasted list': {
    page: <Paste />,
    before: 'Chercher ces comptes',
    confirm: 'Sélectionner 1 compte',
    says: /La sélection est trop grande/,
  },
  'clearing the selection': {
    page: <ClearSelectionButton />,
    opens: 'Vider',
    confirm: 'Vider',
    says: /n’a pas pu être fait : non/,
  },
};

describe.each(Object.entries(DIALOGS))('%s', (_name, dialogCase) => {
  it('says itself why it failed, keeps what was typed, and can be tried again', async () => {
    const { page, at = '/', job = {}, opens, field, before, confirm, says } = dialogCase;
    const { mend } = await renderBroken(page, at, job, dialogCase.failure ?? new Error('non'));
    if (opens !== undefined) {
      await userEvent.click(await screen.findByRole('button', { name: opens }));
    }
    const dialog = within(await screen.findByRole('dialog'));
    const button = (name: string | RegExp) => dialog.findByRole('button', { name });
    if (field) await userEvent.type(await dialog.findByLabelText(field), 'cercle');
    if (before !== undefined) await userEvent.click(await button(before));

    await userEvent.click(await button(confirm));
    const alert = await dialog.findByText(says);
    expect(alert.closest('[role=alert]')).not.toBeNull();
    expect(document.querySelector('.MuiSnackbar-root')).toBeNull();
    if (field) expect(dialog.getByLabelText(field)).toHaveValue('cercle');

    mend();
    await waitFor(async () => {
      expect(await button(confirm)).not.toHaveAttribute('aria-disabled', 'true');
    });
    await userEvent.click(await button(confirm));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });
});
