import { createCrawl } from '../crawl';
import type { Crawl, CrawlStatus } from '../crawlState';
import type { Sizes } from '../crawlPlan';
import { createGraphStore, type GraphStore } from '../graphStore';
import type { SavedGraph } from '../savedGraph';
import { newGraph } from '../newGraph';
import { nodeId } from '../../graph/builders';
import type { SimulatedInstance } from './simulatedInstance';

const INSTANCE = 'https://udata.example/api/1';
const NOW = Date.UTC(2026, 0, 15);
let databases = 0;

const aStore = (): GraphStore =>
  createGraphStore(INSTANCE, `graphs-${(databases += 1).toString()}`, null, 'ada');

/** A graph from account 0, two steps deep, with an ample budget. */
const aGraphToRead = (overrides: Partial<SavedGraph> = {}): SavedGraph => ({
  ...newGraph({
    id: 'graph',
    seeds: [nodeId(0)],
    instance: INSTANCE,
    name: 'Ring',
    depth: 2,
    budget: { accounts: 1_000, requests: 1_000 },
    now: NOW,
  }),
  ...overrides,
});

export interface CrawlWorld {
  readonly instance: SimulatedInstance;
  readonly store: GraphStore;
  readonly events: EventTarget;
  isOnline: boolean;
  readonly signedOut: unknown[];
  /** Opens a new crawl of the graph, as a page does after a reload. */
  open(): Promise<Crawl>;
  graph(): Promise<SavedGraph | undefined>;
}

/** A graph in its own store, to be read from a simulated instance. */
export async function aCrawlWorld(
  instance: SimulatedInstance,
  overrides: Partial<SavedGraph> = {},
  sizes: Partial<Sizes> = {},
): Promise<CrawlWorld> {
  const store = aStore();
  await store.addGraph(aGraphToRead(overrides));
  const world: CrawlWorld = {
    instance,
    store,
    events: new EventTarget(),
    isOnline: true,
    signedOut: [],
    async open() {
      const crawl = createCrawl({
        store,
        dataProvider: instance.dataProvider,
        graphId: 'graph',
        events: world.events,
        isOnline: () => world.isOnline,
        onSignedOut: (error) => world.signedOut.push(error),
        now: () => NOW,
        yieldToMain: () => Promise.resolve(),
        sizes: { page: 1_000, star: 10_000, few: 20, ...sizes },
      });
      await crawl.open();
      return crawl;
    },
    graph: () => store.getGraph('graph'),
  };
  return world;
}

/** Resolves once a crawl has the given status. */
export const until = (crawl: Crawl, kind: CrawlStatus['kind']): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (crawl.state().status.kind !== kind) return;
      stop();
      resolve();
    };
    const stop = crawl.subscribe(look);
    look();
  });

/**
 * The content of the store, by node: the steps of accounts, and followers with their read states.
 */
export async function storedRows(store: GraphStore) {
  const { accounts, readings } = await store.readAll('graph');
  const nodeOf = (id: string) => Number.parseInt(id, 16);
  return {
    steps: Object.fromEntries(accounts.map(({ id, step }) => [nodeOf(id), step])),
    followers: Object.fromEntries(
      readings.map(({ id, followers }) => [
        nodeOf(id),
        followers.map(nodeOf).sort((a, b) => a - b),
      ]),
    ),
    states: Object.fromEntries(readings.map(({ id, state }) => [nodeOf(id), state])),
  };
}
