import type { DataProvider } from 'react-admin';
import type { User } from '../../api/contract';
import { accountOfUser } from '../graph/account';
import type { CrawlCache } from './crawlCache';
import { noFollowers } from './readFollowers';
import { eachOf, Gone, Halt, Refused, type Requests } from './requests';

interface Context {
  cache: CrawlCache;
  requests: Requests;
  dataProvider: DataProvider;
  /** Most requests in flight. */
  concurrency: number;
  now(): number;
  /** Called after each request, with how many are done and planned. */
  onProgress(done: number, total: number): void;
  /** Lets the screen go on after a piece of work. */
  yieldToMain(): Promise<void>;
}

// The oldest first: who signs up meanwhile comes at the end, and shifts no page.
const SORT = { field: 'since', order: 'ASC' } as const;
/** Accounts of an answer that are looked into in one go. */
const BATCH_SIZE = 100;

/**
 * Reads the details of accounts, the cheaper way: each by itself, or all of the instance by large
 * pages. What is gone is marked as such, a refusal kept beside the account; a first account that is
 * gone is missing.
 *
 * @throws Halt
 */
export async function readDetails(ids: readonly string[], context: Context): Promise<void> {
  const { cache } = context;
  const missing = new Set(ids.filter((id) => !cache.known.accounts.get(id)?.details));
  for (const id of missing) cache.failures.delete(id);
  if (missing.size > cache.known.sizes.few) await readList(missing, context);
  await readEach(missing, context);
}

function put(user: User, { cache, now }: Context) {
  const { accounts, graph, readings } = cache.known;
  const before = accounts.get(user.id);
  if (!before && accounts.size >= graph.budget.accounts) throw new Halt('budget');
  const readAt = now();
  const account = { ...accountOfUser(user, readAt), step: before?.step ?? 0 };
  cache.change({ readAt });
  cache.putAccount(account);
  // That nobody follows it is known without asking.
  if (account.details?.followers === 0 && !readings.has(user.id)) {
    cache.putReading(noFollowers(user.id, readAt));
  }
}

async function readList(missing: Set<string>, context: Context) {
  const { cache, concurrency, onProgress } = context;
  const { sizes, graph } = cache.known;
  // A list that was cut off is gone on with, if that is still the cheaper way.
  let pages = graph.pagesLeft ?? [];
  if (pages.length === 0) {
    const isDear = graph.listTotal !== null && missing.size < graph.listTotal / sizes.page;
    if (isDear || (await attempted(() => readPage(1, missing, context))) === undefined) return;
    const last = Math.ceil((cache.known.graph.listTotal ?? 0) / sizes.page);
    pages = Array.from({ length: Math.max(0, last - 1) }, (_value, place) => place + 2);
  }
  if (missing.size < pages.length) {
    cache.change({ pagesLeft: null });
    return;
  }
  let left = pages;
  cache.change({ pagesLeft: left });
  onProgress(0, pages.length);
  await eachOf(pages, concurrency, async (page) => {
    if (missing.size === 0) return;
    await attempted(() => readPage(page, missing, context));
    left = left.filter((other) => other !== page);
    cache.change({ pagesLeft: left });
    onProgress(pages.length - left.length, pages.length);
  });
  cache.change({ pagesLeft: null });
}

/** Reads a page of all accounts; those that are not asked for are passed over. */
async function readPage(page: number, missing: Set<string>, context: Context): Promise<true> {
  const { cache, requests, dataProvider, yieldToMain } = context;
  const { data, total = 0 } = await requests.make((signal) =>
    dataProvider.getList<User>('users', {
      pagination: { page, perPage: cache.known.sizes.page },
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

/** A refused list is no loss: its accounts are read one by one. */
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
  await eachOf([...missing], concurrency, async (id) => {
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
  const { accounts, graph } = cache.known;
  const account = accounts.get(id);
  if (account) cache.putAccount({ ...account, isGone: true });
  else cache.change({ missing: [...graph.missing, id] });
}
