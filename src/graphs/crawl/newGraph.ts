import type { Budget, SavedGraph, Stars } from './savedGraph';

interface NewGraph {
  /** Identifiers; doubles count once. */
  seeds: readonly string[];
  /** Address of the API. */
  instance: string;
  name: string;
  /** Steps wanted from the seeds, 1 or more. */
  depth: number;
  budget: Budget;
  /** Skipped by default. */
  stars?: Stars;
  /** Milliseconds since 1970. */
  now: number;
  /** Part of the page's address; a random one by default. */
  id?: string;
}

/** A graph of which nothing was read yet, to be added to the store. */
export const newGraph = ({
  seeds,
  instance,
  name,
  depth,
  budget,
  stars = 'skip',
  now,
  id = crypto.randomUUID(),
}: NewGraph): SavedGraph => ({
  id,
  instance,
  name,
  note: '',
  seeds: [...new Set(seeds)],
  missing: [],
  createdAt: now,
  readAt: null,
  depth,
  step: -1,
  budget,
  stars,
  requests: 0,
  accountCount: 0,
  followCount: 0,
  listTotal: null,
  pagesLeft: null,
  positions: null,
});
