import throttle from 'lodash/throttle.js';
import type { DataProvider } from 'react-admin';
import { yieldToMain } from '../yieldToMain';
import { costOf, SIZES, type Sizes } from './crawlPlan';
import type { Crawl, CrawlState, CrawlStatus } from './crawlState';
import type { GraphChange } from './graphChanges';
import type { GraphStore } from './graphStore';
import { createCrawlCache, type CrawlCache } from './crawlCache';
import { createRequests, Halt, type PauseReason, type Requests } from './requests';
import { createWalk } from './walk';

interface Options {
  store: GraphStore;
  dataProvider: DataProvider;
  graphId: string;
  /** Called once for each pause that a refused API key causes. */
  onSignedOut?(error: unknown): void;
  /** Dispatches `online` when the network is back. */
  events?: EventTarget;
  isOnline?(): boolean;
  /** Milliseconds since 1970. */
  now?(): number;
  yieldToMain?(): Promise<void>;
  sizes?: Sizes;
}

/** Minimum time between two reports of progress. */
const PUBLISH_EVERY_MS = 200;

/**
 * Creates the crawl of one graph. It does not depend on React. A page subscribes to its state.
 *
 * Sends no request before {@link Crawl.start}. What is stored is never requested again, even when
 * an earlier crawl stored it.
 */
export function createCrawl({
  store,
  dataProvider,
  graphId,
  onSignedOut = () => undefined,
  events = window,
  isOnline = () => navigator.onLine,
  now = Date.now,
  yieldToMain: yieldTask = yieldToMain,
  sizes = SIZES,
}: Options): Crawl {
  const listeners = new Set<() => void>();
  let cache: CrawlCache | null = null;
  let requests: Requests | null = null;
  let retry: (() => Promise<void>) | null = null;
  let isStopping = false;
  let resumedStatus: CrawlStatus = { kind: 'idle' };
  let state: CrawlState = {
    status: { kind: 'idle' },
    graph: null,
    completeness: { whole: 0, partial: 0, none: 0 },
    failures: new Map(),
    skippedStars: 0,
    unreadableFollowers: 0,
    version: 0,
  };

  const publish = (status: CrawlStatus, hasNews = false) => {
    state = {
      ...state,
      status,
      graph: cache?.data.graph ?? null,
      completeness: cache?.completeness() ?? state.completeness,
      failures: new Map(cache?.failures),
      skippedStars: cache?.skippedStars() ?? 0,
      unreadableFollowers: cache?.unreadableFollowers() ?? 0,
      version: state.version + (hasNews ? 1 : 0),
    };
    for (const listener of listeners) listener();
  };
  // No trailing call: it could come after the end and show a finished crawl as running.
  const publishProgress = throttle(publish, PUBLISH_EVERY_MS, { trailing: false });
  const isPaused = () => state.status.kind === 'paused';
  const onProgress = (what: 'details' | 'followers', done: number, total: number) => {
    resumedStatus = { kind: 'running', what, done, total };
    // Responses to requests sent before a pause still arrive.
    if (isPaused()) return;
    if (done === 0) publish(resumedStatus);
    else publishProgress(resumedStatus);
  };

  const onPause = (reason: PauseReason, message?: string) => {
    publish({ kind: 'paused', reason, message }, true);
  };
  const resume = () => {
    if (!isPaused()) return;
    if (requests) {
      publish(resumedStatus);
      requests.resume();
    } else void retry?.();
  };
  const onOnline = () => {
    if (state.status.kind === 'paused' && state.status.reason === 'offline') resume();
  };
  const onChange = (change: GraphChange) => {
    if (change.id !== graphId) return;
    if (change.kind === 'removed') requests?.stop();
    else if (change.kind === 'graph') {
      void cache?.reloadMetadata().then(() => {
        publish(state.status);
      });
    }
  };

  const opened = (): CrawlCache => {
    if (!cache) throw new Error('The graph is not open');
    return cache;
  };

  /** Runs one crawl at a time and publishes how it ended. */
  const run = async (read: (walk: ReturnType<typeof createWalk>) => Promise<void>) => {
    if (requests) return;
    const own = opened();
    const spend = () => {
      own.throwIfWriteFailed();
      const { graph } = own.data;
      if (graph.requests >= graph.budget.requests) return false;
      own.change({ requests: graph.requests + 1 });
      return true;
    };
    retry = () => run(read);
    isStopping = false;
    const current = createRequests({ spend, isOnline, onPause, onSignedOut });
    requests = current;
    const onStep = () => {
      publish(isPaused() ? state.status : resumedStatus, true);
    };
    let end: CrawlStatus = { kind: 'finished' };
    onProgress('details', 0, 0);
    try {
      // First write what could not be written before because the disk was full.
      await own.save();
      await read(
        createWalk({
          cache: own,
          requests,
          dataProvider,
          now,
          yieldToMain: yieldTask,
          onProgress,
          onStep,
        }),
      );
    } catch (error) {
      if (!(error instanceof Halt)) end = failed(error);
      else end = { kind: error.reason === 'budget' ? 'budget' : 'stopped' };
    }
    // When the disk is full, report it and keep in memory what could not be written.
    await own.save().catch((error: unknown) => {
      end = failed(error);
    });
    requests = null;
    publish(end, true);
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
      const own = createCrawlCache(store, graph, sizes);
      await own.load();
      cache = own;
      events.addEventListener('online', onOnline);
      stopListening();
      stopListening = store.onChange(onChange);
      publish({ kind: 'idle' });
    },
    nextStep: () => (cache ? costOf(cache.data) : null),
    start: (steps = Infinity) =>
      run((walk) => {
        const { depth, step } = opened().data.graph;
        return walk.readToDepth(Math.min(depth, Math.max(0, step) + steps));
      }),
    pause() {
      requests?.pause('asked');
    },
    resume,
    stop() {
      if (isStopping) requests?.abort();
      isStopping = true;
      requests?.stop();
      // After a failure the crawl is paused but not running, so nothing else will publish the stop.
      if (!requests && isPaused()) publish({ kind: 'stopped' });
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
      await run((walk) => walk.readToDepth(opened().data.graph.depth));
    },
    async configure(limits) {
      opened().change(limits);
      await opened().save();
      publish(state.status);
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
