import type { JobItem, Values, Write } from './job';

/** What an action does to a record that has these values. */
export type Plan =
  | { readonly kind: 'write'; readonly writes: readonly [Write, ...Write[]] }
  | { readonly kind: 'already_so' }
  | { readonly kind: 'skip'; readonly reason: string };

/** What can be done to many records; knows their values, and neither requests nor screens. */
export interface Action {
  readonly name: string;
  /** Nothing takes it back. */
  readonly isFinal: boolean;
  /** A record read longer ago is read again before the first write, in milliseconds; 0: always. */
  readonly rereadAfterMs: number;
  plan(values: Values, params: Values): Plan;
  /** Whether a write has taken effect on a record that had `before` and now has `values`. */
  isApplied(write: Write, values: Values, before: Values | null): boolean;
  /** The values by which a record has changed since the moderator looked, or has not. */
  relevantValues(values: Values): Values;
  /** What brings back the values before a write; null when nothing does. */
  inverse(write: Write, before: Values): Write | null;
}

/** Whether a record now differs from what was seen of it, in what the action looks at. */
export const hasChanged = (action: Action, before: Values, now: Values): boolean =>
  JSON.stringify(sorted(action.relevantValues(before))) !==
  JSON.stringify(sorted(action.relevantValues(now)));

const sorted = (values: Values) =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * The writes that take back what a job did to a record, the last first.
 *
 * @returns null when there is nothing to take back, or nothing that can be
 */
export function inverseWrites(action: Action, item: JobItem): readonly Write[] | null {
  const { before, writes, written } = item;
  if (!before || !writes || written === 0) return null;
  const inverses = writes
    .slice(0, written)
    .reverse()
    .map((write) => action.inverse(write, before));
  return inverses.every((write) => write !== null) ? inverses : null;
}
