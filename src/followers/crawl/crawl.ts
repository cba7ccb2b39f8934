import type { DataProvider } from 'react-admin';
import type { Completeness } from './completeness';
import { costOf, frontierOf, isStar, type StepCost, unreadAccounts } from './crawlPlan';
import type { GraphStore, KeptAccount, SavedGraph } from './graphStore';
import { createMemory, type Memory } from './memory';
import { readDetails } from './readDetails';
import { readFollowers } from './readFollowers';
import { createRequests, eachOf, Halt, type PauseReason, type Requests } from './requests';

export type { StepCost } from './crawlPlan';

export type CrawlStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly what: 'details' | 'followers';
      readonly done: number;
      /** 0: not known yet. */
      readonly total: number;
    }
  | { readonly kind: 'paused'; readonly reason: PauseReason; readonly message?: string }
  | { readonly kind: 'finished' }
  | { readonly kind: 'budget' }
  | { readonly kind: 'stopped' };

/** What is known of the reading of a graph; a new object with each change. */
export interface CrawlState {
  readonly status: CrawlStatus;
  /** Null until it was opened. */
  readonly graph: SavedGraph | null;
  readonly completeness: Completeness;
  /** Why single accounts could not be read, by identifier. */
  readonly failures: ReadonlyMap<string, string>;
  readonly skippedStars: number;
  /** Grows when something was read that a picture should show. */
  readonly version: number;
}

/** Walks from the first accounts of a graph up their followers, step by step. */
export interface Crawl {
  state(): CrawlState;
  subscribe(listener: () => void): () => void;
  /** Takes up what is kept; no request. @throws Error when there is no such graph */
  open(): Promise<void>;
  /** What the next step costs at most; null when nothing is left to read. */
  nextStep(): StepCost | null;
  /** Reads on until the depth wanted, or until something holds it up. */
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Reads the followers of one account, star or not. */
  expand(id: string): Promise<void>;
  /** Reads all anew. */
  refresh(): Promise<void>;
  configure(limits: Partial<Pick<SavedGraph, 'depth' | 'budget' | 'stars'>>): Promise<void>;
  /** Ends it without a trace: what was read is kept. */
  close(): void;
}

interface Options {
  store: GraphStore;
  dataProvider: DataProvider;
  graphId: string;
  onSignedOut?(error: unknown): void;
  /** Tells of `online`. */
  events?: EventTarget;
  isOnline?(): boolean;
  now?(): number;
}

const AT_ONCE = 4;
/** Progress is told no more often. */
const TOLD_EVERY_MS = 200;

export function createCrawl({
  store,
  dataProvider,
  graphId,
  onSignedOut = () => undefined,
  events = window,
  isOnline = () => navigator.onLine,
  now = Date.now,
}: Options): Crawl {
  const listeners = new Set<() => void>();
  let memory: Memory | null = null;
  let requests: Requests | null = null;
  let resumedStatus: CrawlStatus = { kind: 'idle' };
  let toldAt = 0;
  let state: CrawlState = {
    status: { kind: 'idle' },
    graph: null,
    completeness: { whole: 0, partial: 0, none: 0 },
    failures: new Map(),
    skippedStars: 0,
    version: 0,
  };

  const tell = (status: CrawlStatus, hasNews = false) => {
    toldAt = now();
    state = {
      ...state,
      status,
      graph: memory?.known.graph ?? null,
      completeness: memory?.completeness() ?? state.completeness,
      failures: new Map(memory?.failures),
      skippedStars: memory?.skippedStars() ?? 0,
      version: state.version + (hasNews ? 1 : 0),
    };
    for (const listener of listeners) listener();
  };
  const progress = (what: 'details' | 'followers', done: number, total: number) => {
    resumedStatus = { kind: 'running', what, done, total };
    const isTold = state.status.kind === 'running' && now() - toldAt >= TOLD_EVERY_MS;
    if (isTold || done === 0) tell(resumedStatus);
  };

  const pause = (reason: PauseReason, message?: string) => {
    tell({ kind: 'paused', reason, message }, true);
  };
  const resume = () => {
    if (state.status.kind !== 'paused') return;
    tell(resumedStatus);
    requests?.resume();
  };
  const onOnline = () => {
    if (state.status.kind === 'paused' && state.status.reason === 'offline') resume();
  };

  const opened = (): Memory => {
    if (!memory) throw new Error('The graph is not open');
    return memory;
  };

  /** Runs one reading at a time, and tells how it ended. */
  const run = async (read: (memory: Memory, requests: Requests) => Promise<void>) => {
    if (requests) return;
    const own = opened();
    const spend = () => {
      const { graph } = own.known;
      if (graph.requests >= graph.budget.requests) return false;
      own.change({ requests: graph.requests + 1 });
      return true;
    };
    requests = createRequests({ spend, isOnline, onPause: pause, onSignedOut });
    let end: CrawlStatus = { kind: 'finished' };
    try {
      await read(own, requests);
    } catch (error) {
      if (!(error instanceof Halt))
        end = { kind: 'paused', reason: 'failed', message: text(error) };
      else end = { kind: error.reason === 'budget' ? 'budget' : 'stopped' };
    }
    requests = null;
    own.change({ readAt: now() });
    // A full disk loses what comes after it, not what is shown.
    await own.save().catch((error: unknown) => {
      end = { kind: 'paused', reason: 'failed', message: text(error) };
    });
    tell(end, true);
  };

  const detailsOf = async (
    ids: readonly string[],
    stepOf: (id: string) => number,
    own: Memory,
    through: Requests,
  ) => {
    progress('details', 0, 0);
    const gone: string[] = [];
    await readDetails(ids, stepOf, (id) => gone.push(id), {
      memory: own,
      requests: through,
      dataProvider,
      now,
      onProgress: (done, total) => {
        progress('details', done, total);
      },
    });
    return gone;
  };
  const missingDetails = (own: Memory, through: Requests) =>
    detailsOf(
      unreadAccounts(own.known).map(({ id }) => id),
      (id) => own.known.accounts.get(id)?.step ?? 0,
      own,
      through,
    );
  const followersOf = async (accounts: readonly KeptAccount[], own: Memory, through: Requests) => {
    let done = 0;
    progress('followers', 0, accounts.length);
    const context = {
      memory: own,
      requests: through,
      dataProvider,
      now,
      earlier: async (id: string) => {
        await own.save();
        const { readings } = await store.readAll(graphId);
        return readings.find((reading) => reading.id === id);
      },
    };
    await eachOf(accounts, AT_ONCE, async (account) => {
      await readFollowers(account, context);
      done += 1;
      progress('followers', done, accounts.length);
    });
  };

  const walk = async (own: Memory, through: Requests) => {
    for (;;) {
      const { graph } = own.known;
      if (graph.step >= graph.depth) return;
      if (graph.step < 0) {
        const missing = await detailsOf(graph.seeds, () => 0, own, through);
        own.change({ missing });
      } else {
        await followersOf(frontierOf(own.known), own, through);
        await missingDetails(own, through);
      }
      own.change({ step: graph.step + 1, readAt: now() });
      await own.save();
      tell(resumedStatus, true);
    }
  };

  let stopListening: () => void = () => undefined;
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async open() {
      const graph = await store.getGraph(graphId);
      if (!graph) throw new Error(`No graph ${graphId}`);
      memory = createMemory(store, graph);
      await memory.load();
      events.addEventListener('online', onOnline);
      stopListening = store.onChange(() => {
        void memory?.renew().then(() => {
          if (state.status.kind !== 'running') tell(state.status);
        });
      });
      tell({ kind: 'idle' });
    },
    nextStep: () => (memory ? costOf(memory.known) : null),
    start: () => run(walk),
    pause() {
      requests?.pause('asked');
    },
    resume,
    stop() {
      requests?.stop();
      // What paused with a failure of its own has nothing under way that could be stopped.
      if (!requests && state.status.kind === 'paused') tell({ kind: 'stopped' });
    },
    expand: (id) =>
      run(async (own, through) => {
        const account = own.known.accounts.get(id);
        if (!account) return;
        const { stars } = own.known.graph;
        if (isStar(account)) own.change({ stars: 'all' });
        await followersOf([account], own, through).finally(() => {
          own.change({ stars });
        });
        await missingDetails(own, through);
      }),
    async refresh() {
      if (requests) return;
      const own = opened();
      await own.forget();
      own.change({ step: -1, requests: 0, accountCount: 0, followCount: 0, missing: [] });
      await run(walk);
    },
    async configure(limits) {
      const own = opened();
      own.change(limits);
      await own.save();
      tell(state.status);
    },
    close() {
      requests?.stop();
      listeners.clear();
      stopListening();
      events.removeEventListener('online', onOnline);
    },
  };
}

const text = (error: unknown) => (error instanceof Error ? error.message : String(error));
