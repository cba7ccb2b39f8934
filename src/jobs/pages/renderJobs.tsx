import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { Route, Routes } from 'react-router-dom';
import { VirtuosoMockContext } from 'react-virtuoso';
import { vi } from 'vitest';
import { createDexieJobStore } from '../journal/dexieJobStore';
import type { Jobs, LiveJob } from '../runner/jobs';
import type { JobStore } from '../journal/jobStore';
import { JobsContext } from '../JobsContext';
import { aJob } from '../core/builders';
import { fr } from '../../i18n/fr';
import { InstanceProvider } from '../../instance';

const { instance } = aJob();
let databases = 0;

/** An empty journal for one test. */
export const aStore = (): JobStore =>
  createDexieJobStore(instance, `pages-${(databases += 1).toString()}`);

/** Jobs that start nothing, and tell what they were asked for. */
export const someJobs = () => ({
  start: vi.fn<Jobs['start']>().mockResolvedValue('new'),
  pause: vi.fn<Jobs['pause']>(),
  resume: vi.fn<Jobs['resume']>().mockResolvedValue(),
  cancel: vi.fn<Jobs['cancel']>().mockResolvedValue(),
  undo: vi.fn<Jobs['undo']>().mockResolvedValue('new'),
  retry: vi.fn<Jobs['retry']>().mockResolvedValue('new'),
});

interface Options {
  store: JobStore;
  jobs?: Jobs;
  live?: LiveJob;
  at?: string;
}

/** Shows pages over a journal, in French, without an API behind them. */
export const renderJobs = (
  page: ReactNode,
  { store, jobs = someJobs(), live, at = '/' }: Options,
) => {
  const i18nProvider = polyglotI18nProvider(() => fr, 'fr');
  const dataProvider = { getList: () => Promise.resolve({ data: [], total: 0 }) };
  return render(
    <TestMemoryRouter initialEntries={[at]}>
      <InstanceProvider
        config={{
          apiUrl: instance,
          instance,
          instanceName: 'Essai',
          publicUrl: null,
          accent: null,
        }}
      >
        <AdminContext
          // What no test asks of the API is left out.
          dataProvider={dataProvider as never}
          i18nProvider={i18nProvider}
          store={memoryStore()}
          queryClient={new QueryClient()}
        >
          <JobsContext
            value={{ jobs, store, subscribe: () => () => undefined, live: () => live ?? null }}
          >
            <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 40 }}>
              <Routes>
                <Route path="/jobs/:id/show" element={page} />
                <Route path="*" element={page} />
              </Routes>
            </VirtuosoMockContext>
          </JobsContext>
        </AdminContext>
      </InstanceProvider>
    </TestMemoryRouter>,
  );
};
