import type { DataProvider } from 'react-admin';
import { nextTask } from '../nextTask';
import { costOf, SIZES, type Sizes } from './crawlPlan';
import type { Crawl, CrawlState, CrawlStatus } from './crawlState';
import type { GraphChange } from './graphChanges';
import type { GraphStore } from './graphStore';
import { createMemory, type Memory } from './memory';
import { createRequests, Halt, type PauseReason, type Requests } from './requests';
import { createWalk } from './walk';

export type { StepCost } from './crawlPlan';
export type { Crawl, CrawlState, CrawlStatus } from './crawlState';

interface Options {
  store: GraphStore;
  dataProvider: DataProvider;
  graphId: string;
  /** Told once for each pause with a refused key. */
  onSignedOut?(error: unknown): void;
  /** Tells of `online`. */
  events?: EventTarget;
  isOnline?(): boolean;
  /** Milliseconds since 1970. */
  now?(): number;
  breathe?(): Promise<void>;
  sizes?: Sizes;
}

/** Progress is told no more often. */
const TOLD_EVERY_MS = 200;

/**
 * The reading of one graph: plain code, whose state a page can watch.
 *
 * Nothing is asked for before {@link Crawl.start}, and nothing twice: what is kept is not read
 * again, whichever reading it came from.
 */
export function createCrawl({
  store,
  dataProvider,
  graphId,
  onSignedOut = () => undefined,
  events = window,
  isOnline = () => navigator.onLine,
  now = Date.now,
  breathe = nextTask,
  sizes = SIZES,
}: Options): Crawl {
  const listeners = new Set<() => void>();
  let memory: Memory | null = null;
  let requests: Requests | null = null;
  let again: (() => Promise<void>) | null = null;
  let isStopping = false;
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
  const isPaused = () => state.status.kind === 'paused';
  const onProgress = (what: 'details' | 'followers', done: number, total: number) => {
    resumedStatus = { kind: 'running', what, done, total };
    // Answers to what had left before a pause still come.
    if (isPaused()) return;
    if (done === 0 || now() - toldAt >= TOLD_EVERY_MS) tell(resumedStatus);
  };

  const onPause = (reason: PauseReason, message?: string) => {
    tell({ kind: 'paused', reason, message }, true);
  };
  const resume = () => {
    if (!isPaused()) return;
    if (requests) {
      tell(resumedStatus);
      requests.resume();
    } else void again?.();
  };
  const onOnline = () => {
    if (state.status.kind === 'paused' && state.status.reason === 'offline') resume();
  };
  const onChange = (change: GraphChange) => {
    if (change.id !== graphId) return;
    if (change.kind === 'removed') requests?.stop();
    else if (change.kind === 'graph') {
      void memory?.renew().then(() => {
        tell(state.status);
      });
    }
  };

  const opened = (): Memory => {
    if (!memory) throw new Error('The graph is not open');
    return memory;
  };

  /** Runs one reading at a time, and tells how it ended. */
  const run = async (read: (walk: ReturnType<typeof createWalk>) => Promise<void>) => {
    if (requests) return;
    const own = opened();
    const spend = () => {
      own.throwIfLost();
      const { graph } = own.known;
      if (graph.requests >= graph.budget.requests) return false;
      own.change({ requests: graph.requests + 1 });
      return true;
    };
    again = () => run(read);
    isStopping = false;
    const current = createRequests({ spend, isOnline, onPause, onSignedOut });
    requests = current;
    const onStep = () => {
      tell(isPaused() ? state.status : resumedStatus, true);
    };
    let end: CrawlStatus = { kind: 'finished' };
    onProgress('details', 0, 0);
    try {
      // What could not be written the last time comes first.
      await own.save();
      await read(
        createWalk({ memory: own, requests, dataProvider, now, breathe, onProgress, onStep }),
      );
    } catch (error) {
      if (!(error instanceof Halt)) end = failed(error);
      else end = { kind: error.reason === 'budget' ? 'budget' : 'stopped' };
    }
    // A full disk loses what comes after it, not what is shown.
    await own.save().catch((error: unknown) => {
      end = failed(error);
    });
    requests = null;
    tell(end, true);
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
      const own = createMemory(store, graph, sizes);
      await own.load();
      memory = own;
      events.addEventListener('online', onOnline);
      stopListening();
      stopListening = store.onChange(onChange);
      tell({ kind: 'idle' });
    },
    nextStep: () => (memory ? costOf(memory.known) : null),
    start: (steps = Infinity) =>
      run((walk) => {
        const { depth, step } = opened().known.graph;
        return walk.goOn(Math.min(depth, Math.max(0, step) + steps));
      }),
    pause() {
      requests?.pause('asked');
    },
    resume,
    stop() {
      if (isStopping) requests?.abort();
      isStopping = true;
      requests?.stop();
      // What paused with a failure of its own has nothing under way that could be stopped.
      if (!requests && isPaused()) tell({ kind: 'stopped' });
    },
    expand: (id, { stars = 'all' } = {}) => run((walk) => walk.expand(id, stars)),
    async refresh() {
      if (requests) return;
      await opened().forget({
        step: -1,
        requests: 0,
        accountCount: 0,
        followCount: 0,
        missing: [],
        listTotal: null,
        pagesLeft: null,
      });
      await run((walk) => walk.goOn(opened().known.graph.depth));
    },
    async configure(limits) {
      opened().change(limits);
      await opened().save();
      tell(state.status);
    },
    close() {
      requests?.abort();
      listeners.clear();
      stopListening();
      events.removeEventListener('online', onOnline);
    },
  };
}

const failed = (error: unknown): CrawlStatus => ({
  kind: 'paused',
  reason: 'failed',
  message: error instanceof Error ? error.message : String(error),
});
