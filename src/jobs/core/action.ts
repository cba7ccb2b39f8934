import type { JobItem, Values, Write } from './job';

/** What an action would do to a record, given its values. */
export type Plan =
  | { readonly kind: 'write'; readonly writes: readonly [Write, ...Write[]] }
  | { readonly kind: 'already_so' }
  | { readonly kind: 'skip'; readonly reason: string };

/** An action on many records. It plans writes from their values, and makes no requests itself. */
export interface Action {
  readonly name: string;
  /** Cannot be undone. */
  readonly isFinal: boolean;
  /** Whether a record that is gone after a write has what the action wants. False by default. */
  readonly removesRecord?: boolean;
  /** A record with older values is read again before its first write. 0 means always. */
  readonly rereadAfterMs: number;
  plan(values: Values, params: Values): Plan;
  /** Whether a write has taken effect on a record that had `before` and now has `values`. */
  isApplied(write: Write, values: Values, before: Values | null): boolean;
  /** The values that decide whether a record has changed since the moderator saw it. */
  relevantValues(values: Values): Values;
  /** The write that restores the values from before a write. Null when none can. */
  inverse(write: Write, before: Values): Write | null;
}

/** Whether the values relevant to the action have changed since they were read. */
export const hasChanged = (action: Action, before: Values, now: Values): boolean =>
  JSON.stringify(sorted(action.relevantValues(before))) !==
  JSON.stringify(sorted(action.relevantValues(now)));

const sorted = (values: Values) =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * The writes that undo what a job did to a record, last write first.
 *
 * @returns null when there is nothing to undo, or when it cannot be undone
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
