/**
 * The neighbours of each node, as compressed sparse rows: those of node `v` are
 * `targets[offsets[v]]` to `targets[offsets[v + 1] - 1]`, ascending, without duplicates.
 */
export interface Adjacency {
  /** Its length is the number of nodes plus one. */
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

export const sizeOf = ({ offsets }: Adjacency) => offsets.length - 1;

export const degreeOf = ({ offsets }: Adjacency, node: number): number =>
  (offsets[node + 1] ?? 0) - (offsets[node] ?? 0);

/** The neighbours of one node: a view of the row, not a copy. Do not write to it. */
export const neighboursOf = ({ offsets, targets }: Adjacency, node: number): Uint32Array =>
  targets.subarray(offsets[node], offsets[node + 1]);

/**
 * Counts, for each neighbour of the given nodes, how many of these nodes it is adjacent to.
 * O(sum of the degrees).
 */
export function countNeighbours(
  adjacency: Adjacency,
  nodes: Iterable<number>,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const node of nodes) {
    for (const other of neighboursOf(adjacency, node)) {
      counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether `other` is a neighbour of `node`. O(log d). */
export function hasNeighbour({ offsets, targets }: Adjacency, node: number, other: number) {
  let low = offsets[node] ?? 0;
  let high = (offsets[node + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = targets[middle] ?? 0;
    if (found === other) return true;
    if (found < other) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/**
 * Builds the rows from pairs in any order, each with a value. Of duplicates, the first is kept.
 *
 * Two counting sorts, by target and then by source. O(n + m).
 */
export function adjacencyOf(
  size: number,
  sources: readonly number[],
  targets: readonly number[],
  values: readonly number[],
): { adjacency: Adjacency; values: Float64Array } {
  const byTarget = orderBy(targets, Uint32Array.from(sources.keys()), size);
  const order = orderBy(sources, byTarget, size);
  const offsets = new Uint32Array(size + 1);
  const kept = new Uint32Array(order.length);
  const keptValues = new Float64Array(order.length);
  let count = 0;
  let lastSource = -1;
  let lastTarget = -1;
  for (const place of order) {
    const source = sources[place] ?? 0;
    const target = targets[place] ?? 0;
    if (source === lastSource && target === lastTarget) continue;
    lastSource = source;
    lastTarget = target;
    kept[count] = target;
    keptValues[count] = values[place] ?? NaN;
    count += 1;
    offsets[source + 1] = count;
  }
  for (let node = 1; node <= size; node += 1) {
    offsets[node] = Math.max(offsets[node] ?? 0, offsets[node - 1] ?? 0);
  }
  return {
    adjacency: { offsets, targets: kept.slice(0, count) },
    values: keptValues.slice(0, count),
  };
}

/** Sorts `places` by their key, with a stable counting sort. */
function orderBy(keys: readonly number[], places: Uint32Array, size: number): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (const place of places) {
    const above = (keys[place] ?? 0) + 1;
    next[above] = (next[above] ?? 0) + 1;
  }
  for (let key = 1; key <= size; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const order = new Uint32Array(places.length);
  for (const place of places) {
    const key = keys[place] ?? 0;
    const position = next[key] ?? 0;
    order[position] = place;
    next[key] = position + 1;
  }
  return order;
}

/** The same edges in the opposite direction. O(n + m). */
export function transpose(adjacency: Adjacency): Adjacency {
  const size = sizeOf(adjacency);
  const offsets = new Uint32Array(size + 1);
  for (const target of adjacency.targets) offsets[target + 1] = (offsets[target + 1] ?? 0) + 1;
  for (let node = 0; node < size; node += 1) {
    offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  }
  const next = offsets.slice();
  const targets = new Uint32Array(adjacency.targets.length);
  for (let node = 0; node < size; node += 1) {
    for (const target of neighboursOf(adjacency, node)) {
      targets[next[target] ?? 0] = node;
      next[target] = (next[target] ?? 0) + 1;
    }
  }
  return { offsets, targets };
}

/** The edges that are in both. O(m). */
export const intersection = (a: Adjacency, b: Adjacency): Adjacency =>
  merged(a, b, (inA, inB) => inA && inB);

/** The edges that are in one or both. O(m). */
export const union = (a: Adjacency, b: Adjacency): Adjacency =>
  merged(a, b, (inA, inB) => inA || inB);

function merged(a: Adjacency, b: Adjacency, isKept: (inA: boolean, inB: boolean) => boolean) {
  const size = sizeOf(a);
  const offsets = new Uint32Array(size + 1);
  const targets = new Uint32Array(a.targets.length + b.targets.length);
  let count = 0;
  for (let node = 0; node < size; node += 1) {
    const rowA = neighboursOf(a, node);
    const rowB = neighboursOf(b, node);
    let inA = 0;
    let inB = 0;
    while (inA < rowA.length || inB < rowB.length) {
      const nextA = rowA[inA] ?? Infinity;
      const nextB = rowB[inB] ?? Infinity;
      const next = Math.min(nextA, nextB);
      if (isKept(nextA === next, nextB === next)) {
        targets[count] = next;
        count += 1;
      }
      if (nextA === next) inA += 1;
      if (nextB === next) inB += 1;
    }
    offsets[node + 1] = count;
  }
  return { offsets, targets: targets.slice(0, count) };
}
