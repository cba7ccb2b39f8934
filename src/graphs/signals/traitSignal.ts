import { mostSharedValue, type SharedValue } from '../measures/sharedValue';
import { traitStars } from '../measures/stars';
import { holdersOf, type TraitColumn } from '../measures/traitColumn';
import type { Signal, SignalInput } from './signal';

interface Options<Kind extends string, Fields extends object> {
  kind: Kind;
  isStrong: boolean;
  /** Whether accounts with the same rare value are examined as a group, and may join it. */
  findsMembers: boolean;
  column: (input: SignalInput) => TraitColumn;
  /** The evidence about the value that members share most. */
  evidence: (shared: SharedValue) => Fields;
  /** True if the accounts with this value have an honest reason to share it. */
  isHonest?: (
    shared: SharedValue,
    members: readonly number[],
    column: TraitColumn,
    input: SignalInput,
  ) => boolean;
}

const MIN_SIZE = 3;
/** A value is rare if at most this many accounts have it: 2 % of all, or 60 in a small graph. */
const maxHolders = (size: number) => Math.max(60, 0.02 * size);

/** A signal for members of a group that have the same value of a trait, such as a link domain. */
export const traitSignal =
  <Kind extends string, Fields extends object>({
    kind,
    isStrong,
    findsMembers,
    column: columnOf,
    evidence,
    isHonest,
  }: Options<Kind, Fields>): Signal<{ readonly kind: Kind } & Fields> =>
  (input) => {
    const { graph } = input;
    const column = columnOf(input);
    const rareUpTo = maxHolders(graph.accounts.length);
    return {
      supportOf(members) {
        const shared = mostSharedValue(column, members);
        if (!shared || isHonest?.(shared, members, column, input)) return null;
        const { value, count, outside, weight } = shared;
        return {
          evidence: { kind, ...evidence(shared) },
          weight,
          isStrong,
          isOwn: outside <= count,
          isSharedBy: (node) => findsMembers && (column.values[node]?.includes(value) ?? false),
        };
      },
      agreements: findsMembers ? [agreementOn(column, rareUpTo)] : [],
      groups: () =>
        findsMembers
          ? [...rareHolders(column, graph.accounts.keys(), rareUpTo), ...traitStars(graph, column)]
          : [],
    };
  };

const agreementOn =
  ({ values, counts }: TraitColumn, rareUpTo: number) =>
  (node: number, other: number) => {
    const others = values[other];
    return (
      others !== undefined &&
      others.length > 0 &&
      (values[node] ?? []).some(
        (value) => (counts[value] ?? 0) <= rareUpTo && others.includes(value),
      )
    );
  };

/**
 * All accounts with each rare value, such as parts of a broken ring, or followers of one account.
 */
const rareHolders = (column: TraitColumn, nodes: Iterable<number>, rareUpTo: number) =>
  [...holdersOf(column, nodes).values()].filter(
    ({ length }) => length >= MIN_SIZE && length <= rareUpTo,
  );
