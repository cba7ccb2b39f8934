import type { DataProvider } from 'react-admin';
import type { User } from '../../api/contract';
import { accountOfUser } from '../graph/account';
import type { Memory } from './memory';
import { noFollowers } from './readFollowers';
import { eachOf, Gone, Halt, Refused, type Requests } from './requests';

interface Context {
  memory: Memory;
  requests: Requests;
  dataProvider: DataProvider;
  /** Most requests in flight. */
  atOnce: number;
  now(): number;
  /** Called after each request, with how many are done and planned. */
  onProgress(done: number, total: number): void;
  /** Lets the screen go on after a piece of work. */
  breathe(): Promise<void>;
}

// The oldest first: who signs up meanwhile comes at the end, and shifts no page.
const SORT = { field: 'since', order: 'ASC' } as const;
/** Accounts of an answer that are looked into in one go. */
const PIECE = 100;

/**
 * Reads the details of accounts, the cheaper way: each by itself, or all of the instance by large
 * pages. What is gone is marked as such, a refusal kept beside the account; a first account that is
 * gone is missing.
 *
 * @throws Halt
 */
export async function readDetails(ids: readonly string[], context: Context): Promise<void> {
  const { memory } = context;
  const missing = new Set(ids.filter((id) => !memory.known.accounts.get(id)?.details));
  for (const id of missing) memory.failures.delete(id);
  if (missing.size > memory.known.sizes.few) await readList(missing, context);
  await readEach(missing, context);
}

function put(user: User, { memory, now }: Context) {
  const { accounts, graph, readings } = memory.known;
  const before = accounts.get(user.id);
  if (!before && accounts.size >= graph.budget.accounts) throw new Halt('budget');
  const readAt = now();
  const account = { ...accountOfUser(user, readAt), step: before?.step ?? 0 };
  memory.change({ readAt });
  memory.putAccount(account);
  // That nobody follows it is known without asking.
  if (account.details?.followers === 0 && !readings.has(user.id)) {
    memory.putReading(noFollowers(user.id, readAt));
  }
}

async function readList(missing: Set<string>, context: Context) {
  const { memory, atOnce, onProgress } = context;
  const { sizes, graph } = memory.known;
  // A list that was cut off is gone on with, if that is still the cheaper way.
  let pages = graph.pagesLeft ?? [];
  if (pages.length === 0) {
    const isDear = graph.listTotal !== null && missing.size < graph.listTotal / sizes.page;
    if (isDear || (await attempted(() => readPage(1, missing, context))) === undefined) return;
    const last = Math.ceil((memory.known.graph.listTotal ?? 0) / sizes.page);
    pages = Array.from({ length: Math.max(0, last - 1) }, (_value, place) => place + 2);
  }
  if (missing.size < pages.length) {
    memory.change({ pagesLeft: null });
    return;
  }
  let left = pages;
  memory.change({ pagesLeft: left });
  onProgress(0, pages.length);
  await eachOf(pages, atOnce, async (page) => {
    if (missing.size === 0) return;
    await attempted(() => readPage(page, missing, context));
    left = left.filter((other) => other !== page);
    memory.change({ pagesLeft: left });
    onProgress(pages.length - left.length, pages.length);
  });
  memory.change({ pagesLeft: null });
}

/** Reads a page of all accounts; those that are not asked for are passed over. */
async function readPage(page: number, missing: Set<string>, context: Context): Promise<true> {
  const { memory, requests, dataProvider, breathe } = context;
  const { data, total = 0 } = await requests.make((signal) =>
    dataProvider.getList<User>('users', {
      pagination: { page, perPage: memory.known.sizes.page },
      sort: SORT,
      filter: {},
      signal,
    }),
  );
  memory.change({ listTotal: total });
  for (let from = 0; from < data.length; from += PIECE) {
    for (const user of data.slice(from, from + PIECE)) {
      if (missing.delete(user.id)) put(user, context);
    }
    await breathe();
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
  const { memory, requests, dataProvider, atOnce, onProgress } = context;
  let done = 0;
  await eachOf([...missing], atOnce, async (id) => {
    try {
      const { data } = await requests.make((signal) =>
        dataProvider.getOne<User>('users', { id, signal }),
      );
      put(data, context);
    } catch (error) {
      if (error instanceof Gone) markGone(id, memory);
      else if (error instanceof Refused) memory.failures.set(id, error.message);
      else throw error;
    }
    done += 1;
    onProgress(done, missing.size);
  });
}

function markGone(id: string, memory: Memory) {
  const { accounts, graph } = memory.known;
  const account = accounts.get(id);
  if (account) memory.putAccount({ ...account, isGone: true });
  else memory.change({ missing: [...graph.missing, id] });
}
