import type { GraphAccount } from '../graph/account';
import type { FollowerReading } from '../graph/followGraph';

/** Maximum number of accounts and requests of one graph, over its whole life. */
export interface Budget {
  readonly accounts: number;
  readonly requests: number;
}

/** How many followers to read of a star: none, the first page, or all. */
export type Stars = 'skip' | 'sample' | 'all';

/** The position of each account, so that a graph opens as it was left. */
export interface SavedPositions {
  readonly ids: readonly string[];
  /** Interleaved x and y of each account. */
  readonly values: Float32Array;
}

/** A graph of followers stored in this browser. Times are in milliseconds since 1970. */
export interface SavedGraph {
  readonly id: string;
  /** Address of the API that it is read from. */
  readonly instance: string;
  readonly name: string;
  readonly note: string;
  /** Identifiers of the accounts that the crawl starts from. */
  readonly seeds: readonly string[];
  /** The seeds that the API does not have. */
  readonly missing: readonly string[];
  readonly createdAt: number;
  /** When the latest response arrived. Null: nothing was read yet. */
  readonly readAt: number | null;
  /** Number of steps to read, from the seeds. */
  readonly depth: number;
  /** Number of steps read, or -1 when the seeds are not read yet. */
  readonly step: number;
  readonly budget: Budget;
  readonly stars: Stars;
  /** Requests spent so far. */
  readonly requests: number;
  readonly accountCount: number;
  readonly followCount: number;
  /** Total of the list of all accounts. Null: it was not requested yet. */
  readonly listTotal: number | null;
  /** Pages of that list still to be read after an interruption. Null: it is not being read. */
  readonly pagesLeft: readonly number[] | null;
  readonly positions: SavedPositions | null;
}

/** An account of a saved graph. */
export interface SavedAccount extends GraphAccount {
  /** Number of follows between it and the nearest seed. */
  readonly step: number;
  /** The API no longer has this account. */
  readonly isGone?: boolean;
}

/** The followers of one account, as read so far. */
export interface SavedReading extends FollowerReading {
  /** Total number of followers, from the latest response of the API. */
  readonly total: number;
  /** How many rows of the pages read so far could not be read. Absent: none. */
  readonly unreadable?: number;
  readonly readAt: number;
  /** The page to read next, from 1. Null or absent: none. */
  readonly nextPage?: number | null;
}
