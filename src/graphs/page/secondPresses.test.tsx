import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ModeratorProvider } from '../../auth';
import { createI18nProvider } from '../../i18n';
import { InstanceProvider } from '../../instance';
import { JobsContext } from '../../jobs';
import { PRESSED_TWICE } from '../../ui/pressTwice';
import type { CrawlState, CrawlStatus } from '../crawl/crawlState';
import { newGraph } from '../crawl/newGraph';
import { graphStoreOf } from '../graphStores';
import { CollectPanel } from './CollectPanel';
import { GraphCreate } from './GraphCreate';

// Longer than the presses take on a busy machine.
vi.mock('../../ui/durations', async (original) => ({
  ...(await original<object>()),
  DOUBLE_PRESS_MS: 3_000,
}));

const i18nProvider = await createI18nProvider();
const instance = 'https://udata.example/api/1';
const graph = newGraph({
  seeds: ['a', 'b'],
  instance,
  name: 'Anneau',
  depth: 2,
  budget: { accounts: 100, requests: 100 },
  now: 0,
});
// What would end the panel's buttons is left out, so that a second press finds them.
const crawl = {
  nextStep: () => ({ step: 1, requests: 1, accounts: 1 }),
  configure: async () => undefined,
  start: vi.fn(async () => undefined),
  resume: vi.fn(),
  stop: vi.fn(),
  refresh: vi.fn(async () => undefined),
};
const addGraph = vi.spyOn(graphStoreOf(instance, 'ada'), 'addGraph');

beforeEach(() => {
  vi.clearAllMocks();
});

const collect = (status: CrawlStatus) => {
  const state: CrawlState = {
    status,
    graph,
    completeness: { whole: 0, partial: 0, none: 0 },
    failures: new Map(),
    skippedStars: 0,
    unreadableFollowers: 0,
    version: 0,
  };
  return (
    <CollectPanel
      crawl={crawl as never}
      state={state}
      isBehind={false}
      onUpdate={() => undefined}
    />
  );
};
const paused: CrawlStatus = { kind: 'paused', reason: 'asked' };

const STARTERS: Readonly<
  Record<string, [ReactNode, string, typeof addGraph | typeof crawl.start]>
> = {
  'building a graph': [<GraphCreate key="it" />, 'Construire', addGraph],
  'reading a step': [collect({ kind: 'idle' }), 'Lire ce pas', crawl.start],
  'reading all steps': [collect({ kind: 'idle' }), 'Lire jusqu’au pas 2', crawl.start],
  'reading again': [collect({ kind: 'stopped' }), 'Tout relire', crawl.refresh],
  'going on': [collect(paused), 'Reprendre', crawl.resume],
  // The second press of `stop` gives up the requests in flight.
  stopping: [collect(paused), 'Arrêter', crawl.stop],
};

describe.each(Object.entries(STARTERS))('%s', (_name, [page, button, starts]) => {
  it.each(Object.entries(PRESSED_TWICE))('is done once with %s', async (_press, press) => {
    render(
      <TestMemoryRouter initialEntries={['/graphs/create?from=a,b']}>
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
          <ModeratorProvider moderator="ada">
            <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
              <JobsContext value={{ store: {} } as never}>{page}</JobsContext>
            </AdminContext>
          </ModeratorProvider>
        </InstanceProvider>
      </TestMemoryRouter>,
    );
    await press(await screen.findByRole('button', { name: button }));
    await expect.poll(() => starts.mock.calls.length).toBe(1);
  });
});
