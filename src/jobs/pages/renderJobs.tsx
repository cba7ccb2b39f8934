import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { AdminContext, memoryStore, ResourceContextProvider, TestMemoryRouter } from 'react-admin';
import { Route, Routes } from 'react-router-dom';
import { vi } from 'vitest';
import { createDexieJobStore } from '../journal/dexieJobStore';
import { setLocalQueryDefaults, lazyDataProvider, refreshOnChange } from '../../dataProvider';
import { JOB_RESOURCES } from '../index';
import { createJobsDataProvider } from '../journal/jobsDataProvider';
import type { JobRunner } from '../runner/jobs';
import type { JobStore } from '../journal/jobStore';
import { JobsContext } from '../JobsContext';
import { aJob } from '../core/builders';
import { fr } from '../../i18n/fr';
import { InstanceProvider } from '../../instance';

const { instance, actor } = aJob();
let databases = 0;

/** An empty journal for one test. */
export const aStore = (): JobStore =>
  createDexieJobStore(instance, `pages-${(databases += 1).toString()}`, actor.id);

/** A runner that starts nothing, and records its calls. */
export const aRunner = () => ({
  start: vi.fn<JobRunner['start']>().mockResolvedValue('new'),
  pause: vi.fn<JobRunner['pause']>(),
  resume: vi.fn<JobRunner['resume']>().mockResolvedValue(),
  cancel: vi.fn<JobRunner['cancel']>().mockResolvedValue(),
  undo: vi.fn<JobRunner['undo']>().mockResolvedValue('new'),
  retry: vi.fn<JobRunner['retry']>().mockResolvedValue('new'),
  setActor: vi.fn<JobRunner['setActor']>(),
  stop: vi.fn<JobRunner['stop']>().mockResolvedValue(),
  subscribe: () => () => undefined,
  live: () => null,
});

interface Options {
  store: JobStore;
  runner?: JobRunner;
  at?: string;
}

/** Renders pages over a journal, in French, without an API. */
export const renderJobs = (page: ReactNode, { store, runner = aRunner(), at = '/' }: Options) => {
  const i18nProvider = polyglotI18nProvider(() => fr, 'fr');
  const queryClient = new QueryClient();
  setLocalQueryDefaults(queryClient, JOB_RESOURCES);
  refreshOnChange(queryClient, JOB_RESOURCES, store);
  // The platform has no reason codes here.
  const reasons = { getList: () => Promise.resolve({ data: [], total: 0 }) };
  const dataProvider = lazyDataProvider(() =>
    Promise.resolve({ ...createJobsDataProvider(store), reasons }),
  );
  return render(
    <TestMemoryRouter initialEntries={[at]}>
      <InstanceProvider
        config={{
          apiUrl: instance,
          instance,
          instanceName: 'Essai',
          publicUrl: null,
          accent: null,
          retentionDays: null,
        }}
      >
        <AdminContext
          dataProvider={dataProvider}
          i18nProvider={i18nProvider}
          store={memoryStore()}
          queryClient={queryClient}
        >
          <JobsContext value={{ runner, store }}>
            <ResourceContextProvider value="jobs">
              <Routes>
                <Route path="/jobs/:id/show" element={page} />
                <Route path="*" element={page} />
              </Routes>
            </ResourceContextProvider>
          </JobsContext>
        </AdminContext>
      </InstanceProvider>
    </TestMemoryRouter>,
  );
};
