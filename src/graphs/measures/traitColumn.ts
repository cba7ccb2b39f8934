import type { FollowGraph } from '../graph/followGraph';

/** The values of one trait for each account, as numbers that index `names`. */
export interface TraitColumn {
  /** Values by node. Empty if unknown. */
  readonly values: readonly (readonly number[])[];
  /** The text of each value: hostile input. */
  readonly names: readonly string[];
  /** Number of accounts with each value. */
  readonly counts: Uint32Array;
  /** Number of accounts for which the trait is known. */
  readonly known: number;
}

/** Builds a column from the values that `read` returns for each node, or null if unknown. O(n). */
export function traitColumn(
  { accounts }: Pick<FollowGraph, 'accounts'>,
  read: (node: number) => readonly string[] | null,
): TraitColumn {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  let known = 0;
  const values = accounts.map((_account, node) => {
    const names = read(node);
    if (!names) return [];
    known += 1;
    return names.map((name) => {
      const value = numbers.get(name) ?? numbers.size;
      numbers.set(name, value);
      counts[value] = (counts[value] ?? 0) + 1;
      return value;
    });
  });
  return { values, names: [...numbers.keys()], counts: Uint32Array.from(counts), known };
}

/** Groups nodes by value, in the given order. O(values of the nodes). */
export function holdersOf({ values }: TraitColumn, nodes: Iterable<number>): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const node of nodes) {
    for (const value of values[node] ?? []) {
      const existing = holders.get(value);
      if (existing) existing.push(node);
      else holders.set(value, [node]);
    }
  }
  return holders;
}
