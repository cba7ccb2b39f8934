import { v4 as newId } from 'uuid';
import type { Budget, SavedGraph, Stars } from './savedGraph';

interface NewGraph {
  /** Identifiers of the accounts to start from. Duplicates are dropped. */
  seeds: readonly string[];
  /** Address of the API. */
  instance: string;
  name: string;
  /** Number of steps to read from the seeds, at least 1. */
  depth: number;
  budget: Budget;
  /** `skip` by default. */
  stars?: Stars;
  /** Milliseconds since 1970. */
  now: number;
  /** Appears in the address of its page. Random by default. */
  id?: string;
}

/** A graph of which nothing is read yet, ready to be added to the store. */
export const newGraph = ({
  seeds,
  instance,
  name,
  depth,
  budget,
  stars = 'skip',
  now,
  id = newId(),
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
