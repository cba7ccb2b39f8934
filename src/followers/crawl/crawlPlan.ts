import type { KeptAccount, KeptReading, SavedGraph, Stars } from './graphStore';

/** Rows of one request: the API has no maximum, and each request costs a way there and back. */
export const PAGE_SIZE = 1_000;
/** An account with more followers is a star: read only when the moderator says so. */
export const STAR_FOLLOWERS = 10_000;

/** What is known of a graph while it is read. */
export interface Known {
  readonly graph: SavedGraph;
  readonly accounts: ReadonlyMap<string, KeptAccount>;
  readonly readings: ReadonlyMap<string, Pick<KeptReading, 'state' | 'nextPage' | 'total'>>;
  /** Accounts of the whole instance, once a list has told. */
  readonly listTotal: number | null;
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

export const isStar = ({ details }: KeptAccount) => (details?.followers ?? 0) > STAR_FOLLOWERS;

/** Whether followers of an account are still to be read. */
export function isPending(
  account: KeptAccount,
  reading: Pick<KeptReading, 'nextPage'> | undefined,
  stars: Stars,
): boolean {
  if (reading) return reading.nextPage != null && (!isStar(account) || stars === 'all');
  if (account.details?.followers === 0) return false;
  return !isStar(account) || stars !== 'skip';
}

/** Accounts whose followers the step after `graph.step` reads. O(n). */
export function frontierOf({ graph, accounts, readings }: Known): KeptAccount[] {
  return [...accounts.values()].filter(
    (account) =>
      account.step <= graph.step && isPending(account, readings.get(account.id), graph.stars),
  );
}

/** Accounts that only a list of followers has named; a deleted one has no details to be read. */
export const unreadAccounts = ({ accounts }: Known): KeptAccount[] =>
  [...accounts.values()].filter(({ details, isDeleted }) => details === null && !isDeleted);

/** Requests for the details of so many accounts: one each, or all pages of the whole list. */
export const detailRequests = (count: number, listTotal: number | null): number =>
  listTotal === null ? count : Math.min(count, Math.ceil(listTotal / PAGE_SIZE));

/** What the next step costs; null when there is nothing left to read. O(n). */
export function costOf(known: Known): StepCost | null {
  const { graph, readings, listTotal } = known;
  if (graph.step < 0) {
    const requests = detailRequests(graph.seeds.length, listTotal);
    return {
      step: 0,
      followerRequests: 0,
      detailRequests: requests,
      requests,
      accounts: graph.seeds.length,
    };
  }
  const frontier = frontierOf(known);
  const unread = unreadAccounts(known).length;
  if (frontier.length === 0 && unread === 0) return null;
  let followerRequests = 0;
  let followers = 0;
  for (const account of frontier) {
    const pages = pagesOf(account, graph.stars);
    followerRequests += Math.max(1, pages - ((readings.get(account.id)?.nextPage ?? 1) - 1));
    followers += Math.min(account.details?.followers ?? 0, pages * PAGE_SIZE);
  }
  const room = Math.max(0, graph.budget.accounts - graph.accountCount);
  const newcomers = Math.min(followers, room);
  const details = detailRequests(newcomers + unread, listTotal);
  return {
    step: graph.step + 1,
    followerRequests,
    detailRequests: details,
    requests: followerRequests + details,
    accounts: newcomers,
  };
}

/** Pages of followers that are wanted of an account: of a star that is sampled, the first. */
export const pagesOf = (account: KeptAccount, stars: Stars): number =>
  isStar(account) && stars === 'sample'
    ? 1
    : Math.max(1, Math.ceil((account.details?.followers ?? 1) / PAGE_SIZE));
