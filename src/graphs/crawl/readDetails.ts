import type { DataProvider } from 'react-admin';
import type { User } from '../../api/contract';
import { accountOfUser } from '../graph/account';
import type { CrawlCache } from './crawlCache';
import { noFollowers } from './readFollowers';
import { forEachConcurrently, Gone, Halt, Refused, type Requests } from './requests';

interface Context {
  cache: CrawlCache;
  requests: Requests;
  dataProvider: DataProvider;
  /** Maximum number of requests in flight. */
  concurrency: number;
  now(): number;
  /** Called after each request, with the number of requests done and planned. */
  onProgress(done: number, total: number): void;
  /** Yields to the page after each batch. */
  yieldToMain(): Promise<void>;
}

// Oldest first, so that accounts created during the crawl are appended and shift no page.
const SORT = { field: 'since', order: 'ASC' } as const;
/** Number of accounts of a response that are processed before yielding again. */
const BATCH_SIZE = 100;

/**
 * Reads the details of accounts, one by one or from the list of all accounts, whichever takes fewer
 * requests. Marks accounts that no longer exist as gone, and seeds that do not exist as missing.
 * Records why a request was refused.
 *
 * @throws Halt
 */
export async function readDetails(ids: readonly string[], context: Context): Promise<void> {
  const { cache } = context;
  const missing = new Set(ids.filter((id) => !cache.data.accounts.get(id)?.details));
  for (const id of missing) cache.failures.delete(id);
  if (missing.size > cache.data.sizes.few) await readList(missing, context);
  await readEach(missing, context);
}

function put(user: User, { cache, now }: Context) {
  const { accounts, graph, readings } = cache.data;
  const before = accounts.get(user.id);
  if (!before && accounts.size >= graph.budget.accounts) throw new Halt('budget');
  const readAt = now();
  const account = { ...accountOfUser(user, readAt), step: before?.step ?? 0 };
  cache.change({ readAt });
  cache.putAccount(account);
  // According to its counter, it has no followers, so there is nothing to request.
  if (account.details?.followers === 0 && !readings.has(user.id)) {
    cache.putReading(noFollowers(user.id, readAt));
  }
}

async function readList(missing: Set<string>, context: Context) {
  const { cache, concurrency, onProgress } = context;
  const { sizes, graph } = cache.data;
  // Continue a list that was interrupted, if that still takes fewer requests.
  let pages = graph.pagesLeft ?? [];
  if (pages.length === 0) {
    const isCostly = graph.listTotal !== null && missing.size < graph.listTotal / sizes.page;
    if (isCostly || (await attempted(() => readPage(1, missing, context))) === undefined) return;
    const last = Math.ceil((cache.data.graph.listTotal ?? 0) / sizes.page);
    pages = Array.from({ length: Math.max(0, last - 1) }, (_value, place) => place + 2);
  }
  if (missing.size < pages.length) {
    cache.change({ pagesLeft: null });
    return;
  }
  let left = pages;
  cache.change({ pagesLeft: left });
  onProgress(0, pages.length);
  await forEachConcurrently(pages, concurrency, async (page) => {
    if (missing.size === 0) return;
    await attempted(() => readPage(page, missing, context));
    left = left.filter((other) => other !== page);
    cache.change({ pagesLeft: left });
    onProgress(pages.length - left.length, pages.length);
  });
  cache.change({ pagesLeft: null });
}

/** Reads one page of the list of all accounts and keeps those in `missing`. */
async function readPage(page: number, missing: Set<string>, context: Context): Promise<true> {
  const { cache, requests, dataProvider, yieldToMain } = context;
  const { data, total = 0 } = await requests.make((signal) =>
    dataProvider.getList<User>('users', {
      pagination: { page, perPage: cache.data.sizes.page },
      sort: SORT,
      filter: {},
      signal,
    }),
  );
  cache.change({ listTotal: total });
  for (let from = 0; from < data.length; from += BATCH_SIZE) {
    for (const user of data.slice(from, from + BATCH_SIZE)) {
      if (missing.delete(user.id)) put(user, context);
    }
    await yieldToMain();
  }
  return true;
}

/** Returns undefined when the list is refused. The accounts are then read one by one. */
async function attempted<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused || error instanceof Gone) return undefined;
    throw error;
  }
}

async function readEach(missing: ReadonlySet<string>, context: Context) {
  const { cache, requests, dataProvider, concurrency, onProgress } = context;
  let done = 0;
  await forEachConcurrently([...missing], concurrency, async (id) => {
    try {
      const { data } = await requests.make((signal) =>
        dataProvider.getOne<User>('users', { id, signal }),
      );
      put(data, context);
    } catch (error) {
      if (error instanceof Gone) markGone(id, cache);
      else if (error instanceof Refused) cache.failures.set(id, error.message);
      else throw error;
    }
    done += 1;
    onProgress(done, missing.size);
  });
}

function markGone(id: string, cache: CrawlCache) {
  const { accounts, graph } = cache.data;
  const account = accounts.get(id);
  if (account) cache.putAccount({ ...account, isGone: true });
  else cache.change({ missing: [...graph.missing, id] });
}
