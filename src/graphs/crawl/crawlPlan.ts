import type { SavedAccount, SavedReading, SavedGraph, Stars } from './savedGraph';

/** Thresholds of a crawl. Passed in, so that tests can use small ones. */
export interface Sizes {
  /** Page size of each request. */
  readonly page: number;
  /** An account with more followers is a star, read only as far as the moderator chose. */
  readonly star: number;
  /** Up to this many accounts are read one by one, without considering the list of all accounts. */
  readonly few: number;
}

/** Pages are large: the API sets no maximum, and each request costs a round trip. */
export const SIZES: Sizes = { page: 1_000, star: 10_000, few: 20 };

/** A reading without its followers, which stay in the store during a crawl. */
export type ReadingSummary = Pick<SavedReading, 'state' | 'total' | 'unreadable'> & {
  readonly nextPage: number | null;
  readonly count: number;
};

/** The data of a graph during a crawl. */
export interface CrawlData {
  readonly graph: SavedGraph;
  readonly accounts: ReadonlyMap<string, SavedAccount>;
  readonly readings: ReadonlyMap<string, ReadingSummary>;
  /** Why the last request for an account failed, by identifier. */
  readonly failures: ReadonlyMap<string, string>;
  readonly sizes: Sizes;
}

/** An upper bound for the cost of a step. */
export interface StepCost {
  /** 0 for the seeds themselves, 1 for their followers, and so on. */
  readonly step: number;
  /** Exact if the counters of followers are up to date. */
  readonly followerRequests: number;
  readonly detailRequests: number;
  readonly requests: number;
  /** New accounts. */
  readonly accounts: number;
}

/**
 * Whether an account has more followers than a crawl reads by default. Considers the total of its
 * list of followers as well as its counter, which may be out of date or missing (deleted accounts).
 */
export const isStar = (
  { details }: SavedAccount,
  reading: { readonly total: number } | undefined,
  { star }: Sizes,
): boolean => Math.max(details?.followers ?? 0, reading?.total ?? 0) > star;

/** Whether some followers of an account are still to be read. */
function isPending(account: SavedAccount, { readings, graph, sizes }: CrawlData): boolean {
  if (account.isGone) return false;
  const reading = readings.get(account.id);
  const star = isStar(account, reading, sizes);
  if (reading) return reading.nextPage !== null && (!star || graph.stars === 'all');
  if (account.details?.followers === 0) return false;
  return !star || graph.stars !== 'skip';
}

/** Accounts of all steps before `step` whose followers are still to be read. O(n). */
export const frontierOf = (data: CrawlData, step: number): SavedAccount[] =>
  [...data.accounts.values()].filter((account) => account.step < step && isPending(account, data));

/**
 * Accounts up to `step` whose details are still to be read, because they were only seen in a list
 * of followers so far. Deleted accounts have no details. O(n).
 */
export const unreadAccounts = ({ accounts }: CrawlData, step: number): SavedAccount[] =>
  [...accounts.values()].filter(
    (account) =>
      account.step <= step && account.details === null && !account.isDeleted && !account.isGone,
  );

/** Seeds that were not read yet. */
export const unreadSeeds = ({ graph, accounts }: CrawlData): string[] =>
  graph.seeds.filter((id) => !accounts.has(id) && !graph.missing.includes(id));

/** Requests for the details of `count` accounts: one each, or all pages of the list of accounts. */
function detailRequests(count: number, { graph, sizes }: CrawlData): number {
  if (graph.listTotal === null) return count > sizes.few ? count + 1 : count;
  return Math.min(count, Math.ceil(graph.listTotal / sizes.page));
}

/**
 * The step to read next. It is the current one as long as part of it is unread, unless the API
 * refused that part.
 */
function stepAfter(data: CrawlData): number {
  const { graph, failures } = data;
  const isOpen = ({ id }: { id: string }) => !failures.has(id);
  if (graph.step < 0) return 0;
  const isLeftOpen =
    unreadSeeds(data).some((id) => !failures.has(id)) ||
    frontierOf(data, graph.step).some(isOpen) ||
    unreadAccounts(data, graph.step).some(isOpen);
  return isLeftOpen ? graph.step : graph.step + 1;
}

/** The cost of the next step. Null when nothing is left to read. O(n). */
export function costOf(data: CrawlData): StepCost | null {
  const step = stepAfter(data);
  const seeds = unreadSeeds(data).length;
  const frontier = frontierOf(data, step);
  const unread = unreadAccounts(data, step).length;
  if (seeds + frontier.length + unread === 0) return null;
  let followerRequests = 0;
  let followers = 0;
  for (const account of frontier) {
    const left = pagesLeftOf(account, data);
    followerRequests += left;
    followers += Math.min(account.details?.followers ?? 0, left * data.sizes.page);
  }
  const room = Math.max(0, data.graph.budget.accounts - data.graph.accountCount);
  const newcomers = Math.min(followers + seeds, room);
  const details = detailRequests(newcomers + unread, data);
  return {
    step,
    followerRequests,
    detailRequests: details,
    requests: followerRequests + details,
    accounts: newcomers,
  };
}

/** Pages of followers still to be requested, at least 1, since the counter may be unknown. */
function pagesLeftOf(account: SavedAccount, { readings, graph, sizes }: CrawlData): number {
  const reading = readings.get(account.id);
  if (isSampled(account, reading, graph.stars, sizes)) return 1;
  const followers = Math.max(account.details?.followers ?? 1, reading?.total ?? 1);
  return Math.max(1, Math.ceil(followers / sizes.page) - ((reading?.nextPage ?? 1) - 1));
}

/** Whether only the first page of an account's followers is read. */
export const isSampled = (
  account: SavedAccount,
  reading: { readonly total: number } | undefined,
  stars: Stars,
  sizes: Sizes,
): boolean => stars !== 'all' && isStar(account, reading, sizes);
