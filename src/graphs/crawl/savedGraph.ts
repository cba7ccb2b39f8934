import type { GraphAccount } from '../graph/account';
import type { FollowerReading } from '../graph/followGraph';

/** Most accounts and most requests of one graph, over all its life. */
export interface Budget {
  readonly accounts: number;
  readonly requests: number;
}

/** What is read of accounts with very many followers: nothing, their first page, everything. */
export type Stars = 'skip' | 'sample' | 'all';

/** Where each account was drawn, so that a graph opens as it was left. */
export interface SavedPositions {
  readonly ids: readonly string[];
  /** x and y of each account, in turn. */
  readonly values: Float32Array;
}

/** A graph of followers kept in this browser. Times are in milliseconds since 1970. */
export interface SavedGraph {
  readonly id: string;
  /** Address of the API that it was read from. */
  readonly instance: string;
  readonly name: string;
  readonly note: string;
  /** Identifiers of the accounts it starts from. */
  readonly seeds: readonly string[];
  /** Those of `seeds` that the API does not know. */
  readonly missing: readonly string[];
  readonly createdAt: number;
  /** The latest answer; null: nothing was read yet. */
  readonly readAt: number | null;
  /** Steps wanted, from the first accounts. */
  readonly depth: number;
  /** Steps that are done; -1: the first accounts are not read yet. */
  readonly step: number;
  readonly budget: Budget;
  readonly stars: Stars;
  /** Requests spent so far. */
  readonly requests: number;
  readonly accountCount: number;
  readonly followCount: number;
  /** How many accounts the list of all of them holds; null: it was not looked at yet. */
  readonly listTotal: number | null;
  /** Pages of that list still to be read, where its reading was cut off; null: none is under way. */
  readonly pagesLeft: readonly number[] | null;
  readonly positions: SavedPositions | null;
}

/** An account of a saved graph. */
export interface SavedAccount extends GraphAccount {
  /** Follows between it and the nearest of the first accounts. */
  readonly step: number;
  /** The API does not find it any more. */
  readonly isGone?: boolean;
}

/** The followers of one account, as read so far. */
export interface SavedReading extends FollowerReading {
  /** How many followers there are, by the latest answer of the API. */
  readonly total: number;
  readonly readAt: number;
  /** The page to be read next, from 1; null or absent: none is. */
  readonly nextPage?: number | null;
}
