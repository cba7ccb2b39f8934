import type { FollowGraph } from '../graph/followGraph';

/** A trait of each account: what it has of it as numbers, with what they stand for. */
export interface TraitColumn {
  /** Values of each node; none where unknown. */
  readonly values: readonly (readonly number[])[];
  /** What each value stands for: hostile. */
  readonly names: readonly string[];
  /** How many accounts have each value. */
  readonly counts: Uint32Array;
  /** Accounts of which the trait could be known. */
  readonly known: number;
}

/** Numbers the values that `read` finds at each node; null: nothing is known. O(n). */
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

/** The nodes that have each value, among some nodes, in the order given. O(values of the nodes). */
export function holdersOf({ values }: TraitColumn, nodes: Iterable<number>): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const node of nodes) {
    for (const value of values[node] ?? []) {
      const known = holders.get(value);
      if (known) known.push(node);
      else holders.set(value, [node]);
    }
  }
  return holders;
}
