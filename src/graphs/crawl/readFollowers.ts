import type { DataProvider } from 'react-admin';
import type { PartlyRead } from '../../api';
import type { Follow } from '../../api/contract';
import { accountOfReference } from '../graph/account';
import { READ } from '../graph/followGraph';
import { isSampled } from './crawlPlan';
import type { SavedAccount, SavedReading, Stars } from './savedGraph';
import type { CrawlCache } from './crawlCache';
import { Gone, Halt, Refused, type Requests } from './requests';

interface Context {
  cache: CrawlCache;
  requests: Requests;
  dataProvider: DataProvider;
  stars: Stars;
  now(): number;
}

const SORT = { field: 'since', order: 'DESC' } as const;

/**
 * Reads the followers of one account page by page, and stores each page as it arrives.
 *
 * The API guarantees no order between pages, so duplicates are dropped, and a reading with fewer
 * followers than the total is partial. Records why a request was refused.
 *
 * @throws Halt also when the new accounts would exceed the budget
 */
export async function readFollowers(account: SavedAccount, context: Context): Promise<void> {
  const { cache, stars, now } = context;
  const { id } = account;
  const { sizes } = cache.data;
  cache.failures.delete(id);
  try {
    let reading: SavedReading = (await cache.reading(id)) ?? {
      ...noFollowers(id, now()),
      state: READ.partial,
      nextPage: 1,
    };
    while (reading.nextPage != null) {
      reading = await withNextPage(account, reading, reading.nextPage, context);
      cache.putReading(reading);
      if (isSampled(account, reading, stars, sizes)) return;
    }
  } catch (error) {
    if (error instanceof Gone) {
      cache.putAccount({ ...(cache.data.accounts.get(id) ?? account), isGone: true });
    } else if (error instanceof Refused) cache.failures.set(id, error.message);
    else throw error;
  }
}

/** The reading of an account without followers. */
export const noFollowers = (id: string, readAt: number): SavedReading => ({
  id,
  followers: [],
  since: [],
  state: READ.whole,
  total: 0,
  readAt,
  nextPage: null,
});

async function withNextPage(
  account: SavedAccount,
  reading: SavedReading,
  page: number,
  { cache, requests, dataProvider, now }: Context,
): Promise<SavedReading> {
  const perPage = cache.data.sizes.page;
  const {
    data,
    total = 0,
    meta,
  } = await requests.make((signal) =>
    dataProvider.getManyReference<Follow>('followers', {
      target: 'following',
      id: account.id,
      pagination: { page, perPage },
      sort: SORT,
      filter: {},
      signal,
    }),
  );
  const known = new Set(reading.followers);
  const unseen = data.filter(({ follower }) => !known.has(follower.id) && known.add(follower.id));
  const step = (cache.data.accounts.get(account.id) ?? account).step + 1;
  const fresh = unseen.filter(({ follower }) => addAccount(follower, step, cache));
  const followers = [...reading.followers, ...fresh.map(({ follower }) => follower.id)];
  // Not the number of rows kept, which is 0 for a page whose rows all are unreadable.
  const { unreadable = 0 } = (meta ?? {}) as PartlyRead;
  const isLast = data.length + unreadable === 0 || page * perPage >= total;
  const next: SavedReading = {
    id: account.id,
    followers,
    since: [...reading.since, ...fresh.map(({ since }) => Date.parse(since))],
    total,
    unreadable: (reading.unreadable ?? 0) + unreadable,
    readAt: now(),
    nextPage: isLast ? null : page + 1,
    state: isLast && followers.length >= total ? READ.whole : READ.partial,
  };
  if (fresh.length === unseen.length) return next;
  // Keep what fits the budget. With a larger one this page is read again for the rest.
  const { unreadable: counted } = reading;
  cache.putReading({ ...next, nextPage: page, state: READ.partial, unreadable: counted });
  throw new Halt('budget');
}

/**
 * Adds an account from a list of followers, or lowers its step if it is already known.
 *
 * @returns false when the budget has no room for it
 */
function addAccount(reference: Follow['follower'], step: number, cache: CrawlCache): boolean {
  const { accounts, graph } = cache.data;
  const known = accounts.get(reference.id);
  if (known) {
    if (known.step > step) cache.putAccount({ ...known, step });
    return true;
  }
  if (accounts.size >= graph.budget.accounts) return false;
  cache.putAccount({ ...accountOfReference(reference), step });
  return true;
}
