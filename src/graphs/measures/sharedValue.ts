import { logLikelihoodRatio } from './chance';
import type { TraitColumn } from './traitColumn';

/** A value of a trait that members of a group have more often than other accounts. */
export interface SharedValue {
  readonly name: string;
  readonly value: number;
  readonly count: number;
  readonly outside: number;
  /** Log-likelihood ratio against the other accounts, minus ln(number of values tried). */
  readonly weight: number;
}

const MIN_COUNT = 3;
const MIN_SHARE = 0.3;

/** Whether enough members of a group share something: at least three, and 30 % of them. */
export const isSharedByEnough = (count: number, size: number) =>
  count >= MIN_COUNT && count >= MIN_SHARE * size;

/** The value of a column with the highest weight for a group. O(values of the members). */
export function mostSharedValue(
  column: TraitColumn,
  members: readonly number[],
): SharedValue | null {
  const counts = new Map<number, number>();
  for (const node of members) {
    for (const value of column.values[node] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const size = members.length;
  const logTries = Math.log(column.names.length + 1);
  let best: SharedValue | null = null;
  for (const [value, count] of counts) {
    if (!isSharedByEnough(count, size)) continue;
    const outside = (column.counts[value] ?? 0) - count;
    const share = (outside + 1) / Math.max(1, column.known - size + 1);
    const weight = logLikelihoodRatio(count, size, share) - logTries;
    if (weight > (best?.weight ?? 0)) {
      best = { name: column.names[value] ?? '', value, count, outside, weight };
    }
  }
  return best;
}
