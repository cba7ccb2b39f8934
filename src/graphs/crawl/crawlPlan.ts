import type { SavedAccount, SavedReading, SavedGraph, Stars } from './savedGraph';

/** What is large and what is small: in one place, so that tests need no thousand accounts. */
export interface Sizes {
  /** Rows of one request. */
  readonly page: number;
  /** An account with more followers is a star: read only when the moderator says so. */
  readonly star: number;
  /** Up to so many accounts are read by themselves, without a look at the whole list. */
  readonly few: number;
}

/** The API has no largest page, and each request costs a way there and back. */
export const SIZES: Sizes = { page: 1_000, star: 10_000, few: 20 };

/** What a reading is known by while others are read; its followers are in the store. */
export type KnownReading = Pick<SavedReading, 'state' | 'total'> & {
  readonly nextPage: number | null;
  readonly count: number;
};

/** What is known of a graph while it is read. */
export interface Known {
  readonly graph: SavedGraph;
  readonly accounts: ReadonlyMap<string, SavedAccount>;
  readonly readings: ReadonlyMap<string, KnownReading>;
  /** Why accounts could not be read the last time, by identifier. */
  readonly failures: ReadonlyMap<string, string>;
  readonly sizes: Sizes;
}

/** What a step costs at most. */
export interface StepCost {
  /** 0: the first accounts themselves; 1: their followers; and so on. */
  readonly step: number;
  /** Exact, as far as the counts of followers are true. */
  readonly followerRequests: number;
  readonly detailRequests: number;
  readonly requests: number;
  /** New accounts. */
  readonly accounts: number;
}

/** Counters lag, and a deleted account shows none: the list itself may tell of a star too. */
export const isStar = (
  { details }: SavedAccount,
  reading: { readonly total: number } | undefined,
  { star }: Sizes,
): boolean => Math.max(details?.followers ?? 0, reading?.total ?? 0) > star;

/** Whether followers of an account are still to be read. */
export function isPending(account: SavedAccount, { readings, graph, sizes }: Known): boolean {
  if (account.isGone) return false;
  const reading = readings.get(account.id);
  const star = isStar(account, reading, sizes);
  if (reading) return reading.nextPage !== null && (!star || graph.stars === 'all');
  if (account.details?.followers === 0) return false;
  return !star || graph.stars !== 'skip';
}

/** Accounts nearer than a step whose followers it has to read, left over from earlier ones too. O(n). */
export const frontierOf = (known: Known, step: number): SavedAccount[] =>
  [...known.accounts.values()].filter(
    (account) => account.step < step && isPending(account, known),
  );

/**
 * Accounts up to a step that only a list of followers has named. A deleted one has no details to
 * be read. O(n).
 */
export const unreadAccounts = ({ accounts }: Known, step: number): SavedAccount[] =>
  [...accounts.values()].filter(
    (account) =>
      account.step <= step && account.details === null && !account.isDeleted && !account.isGone,
  );

/** First accounts of which nothing is known. */
export const unreadSeeds = ({ graph, accounts }: Known): string[] =>
  graph.seeds.filter((id) => !accounts.has(id) && !graph.missing.includes(id));

/** Requests for the details of so many accounts: one each, or all pages of the whole list. */
export function detailRequests(count: number, { graph, sizes }: Known): number {
  if (graph.listTotal === null) return count > sizes.few ? count + 1 : count;
  return Math.min(count, Math.ceil(graph.listTotal / sizes.page));
}

/**
 * The step that comes next: the one that is done when something of it was left open, unless that
 * was tried and refused.
 */
function stepAfter(known: Known): number {
  const { graph, failures } = known;
  const isOpen = ({ id }: { id: string }) => !failures.has(id);
  if (graph.step < 0) return 0;
  const isLeftOpen =
    unreadSeeds(known).some((id) => !failures.has(id)) ||
    frontierOf(known, graph.step).some(isOpen) ||
    unreadAccounts(known, graph.step).some(isOpen);
  return isLeftOpen ? graph.step : graph.step + 1;
}

/** What the next step costs; null when there is nothing left to read. O(n). */
export function costOf(known: Known): StepCost | null {
  const step = stepAfter(known);
  const seeds = unreadSeeds(known).length;
  const frontier = frontierOf(known, step);
  const unread = unreadAccounts(known, step).length;
  if (seeds + frontier.length + unread === 0) return null;
  let followerRequests = 0;
  let followers = 0;
  for (const account of frontier) {
    const left = pagesLeftOf(account, known);
    followerRequests += left;
    followers += Math.min(account.details?.followers ?? 0, left * known.sizes.page);
  }
  const room = Math.max(0, known.graph.budget.accounts - known.graph.accountCount);
  const newcomers = Math.min(followers + seeds, room);
  const details = detailRequests(newcomers + unread, known);
  return {
    step,
    followerRequests,
    detailRequests: details,
    requests: followerRequests + details,
    accounts: newcomers,
  };
}

/** Pages of followers still to be asked for; 1 at least where their number is not known. */
function pagesLeftOf(account: SavedAccount, { readings, graph, sizes }: Known): number {
  const reading = readings.get(account.id);
  if (isSampled(account, reading, graph.stars, sizes)) return 1;
  const followers = Math.max(account.details?.followers ?? 1, reading?.total ?? 1);
  return Math.max(1, Math.ceil(followers / sizes.page) - ((reading?.nextPage ?? 1) - 1));
}

/** Whether only the first page of an account's followers is wanted. */
export const isSampled = (
  account: SavedAccount,
  reading: { readonly total: number } | undefined,
  stars: Stars,
  sizes: Sizes,
): boolean => stars !== 'all' && isStar(account, reading, sizes);
