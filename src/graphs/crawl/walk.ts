import type { DataProvider } from 'react-admin';
import { frontierOf, unreadAccounts, unreadSeeds } from './crawlPlan';
import type { SavedAccount, Stars } from './savedGraph';
import type { CrawlCache } from './crawlCache';
import { readDetails } from './readDetails';
import { readFollowers } from './readFollowers';
import { forEachConcurrently, type Requests } from './requests';

interface Context {
  cache: CrawlCache;
  requests: Requests;
  dataProvider: DataProvider;
  now(): number;
  yieldToMain(): Promise<void>;
  onProgress(what: 'details' | 'followers', done: number, total: number): void;
  /** Called after each step, when the graph is consistent again. */
  onStep(): void;
}

const CONCURRENCY = 4;
/** Attempts for an account in one crawl. The second is made once all other accounts are read. */
const MAX_TRIES = 2;

/**
 * The operations of a crawl. Each is safe to repeat, since nothing that was read is requested
 * again.
 *
 * The calls throw Halt, or StorageFullError.
 */
export function createWalk(context: Context) {
  const { cache, onProgress } = context;
  const tries = new Map<string, number>();

  /** Filters out those that reached {@link MAX_TRIES}, and counts an attempt for each. */
  const worthTrying = (what: string, ids: readonly string[]) =>
    ids.filter((id) => {
      const key = `${what} ${id}`;
      const made = tries.get(key) ?? 0;
      tries.set(key, made + 1);
      return made < MAX_TRIES;
    });

  /** Returns whether there was anything to read. */
  const readAccounts = async (given: readonly string[]): Promise<boolean> => {
    const ids = worthTrying('details', given);
    if (ids.length === 0) return false;
    onProgress('details', 0, 0);
    await readDetails(ids, {
      ...context,
      concurrency: CONCURRENCY,
      onProgress: (done, total) => {
        onProgress('details', done, total);
      },
    });
    return true;
  };
  const readUnread = async (step: number) => {
    const ids = () => unreadAccounts(cache.data, step).map(({ id }) => id);
    while (await readAccounts(ids()));
  };

  /** Returns whether there was anything to read. */
  const readAll = async (given: readonly SavedAccount[], stars: Stars): Promise<boolean> => {
    const worthy = new Set(
      worthTrying(
        'followers',
        given.map(({ id }) => id),
      ),
    );
    const accounts = given.filter(({ id }) => worthy.has(id));
    if (accounts.length === 0) return false;
    let done = 0;
    onProgress('followers', 0, accounts.length);
    await forEachConcurrently(accounts, CONCURRENCY, async (account) => {
      await readFollowers(account, { ...context, stars });
      done += 1;
      onProgress('followers', done, accounts.length);
    });
    return true;
  };

  /** Reads everything up to and including this step. */
  const readStep = async (step: number) => {
    while (await readAccounts(unreadSeeds(cache.data)));
    while (await readAll(frontierOf(cache.data, step), cache.data.graph.stars));
    await readUnread(step);
    // An account whose step was lowered may now have followers to read.
    if (await cache.correctSteps()) await readStep(step);
  };

  return {
    /** Reads up to a depth, starting with what earlier crawls left unread. */
    async readToDepth(depth: number) {
      if (cache.data.graph.step >= 0) await readStep(cache.data.graph.step);
      for (;;) {
        const { step } = cache.data.graph;
        if (step >= depth) break;
        await readStep(step + 1);
        cache.change({ step: step + 1 });
        await cache.save();
        context.onStep();
      }
      // Accounts that an interrupted expansion left without details.
      await readUnread(Infinity);
    },
    /** Reads the followers of one account, whatever its step. */
    async expand(id: string, stars: Stars) {
      const account = cache.data.accounts.get(id);
      if (!account) return;
      await readAll([account], stars);
      await readUnread(Infinity);
    },
  };
}
