import { degreeOf, neighboursOf, sizeOf, type Adjacency } from '../graph/adjacency';

/**
 * How similar the neighbourhoods of each linked pair are: the structural similarity of SCAN
 * (Xu et al., KDD 2007), with lower weights for popular neighbours, as in FRAUDAR (Hooi et al.,
 * KDD 2016):
 *
 *   σ(u, v) = Σ w(x) over x in N[u] ∩ N[v] / √(W(u)·W(v)),
 *   w(x) = 1 / ln(d(x) + 5), N[u] = N(u) ∪ {u}, W(u) = Σ w(x) over x in N[u]
 *
 * Triangles are enumerated from their node of lowest degree (Latapy 2008): O(m √m).
 *
 * @returns one value for each entry of `linked.targets`; both entries of a pair hold the same
 */
export function structuralSimilarity(linked: Adjacency): Float32Array {
  const size = sizeOf(linked);
  const weights = Float64Array.from(
    { length: size },
    (_, node) => 1 / Math.log(degreeOf(linked, node) + 5),
  );
  const totals = Float64Array.from({ length: size }, (_, node) => {
    let total = weights[node] ?? 0;
    for (const other of neighboursOf(linked, node)) total += weights[other] ?? 0;
    return total;
  });
  const { offsets, targets } = linked;
  const common = new Float64Array(targets.length);
  const twins = twinPlaces(linked);
  // Entries of links to a node of higher degree. Equal degrees are ordered by node number.
  const upward = upwardPlaces(linked);
  const placeTo = new Int32Array(size).fill(-1);
  for (let node = 0; node < size; node += 1) {
    const start = upward.offsets[node] ?? 0;
    const end = upward.offsets[node + 1] ?? 0;
    for (let at = start; at < end; at += 1) {
      const place = upward.places[at] ?? 0;
      placeTo[targets[place] ?? 0] = place;
    }
    for (let at = start; at < end; at += 1) {
      const first = upward.places[at] ?? 0;
      const middle = targets[first] ?? 0;
      const middleEnd = upward.offsets[middle + 1] ?? 0;
      for (let above = upward.offsets[middle] ?? 0; above < middleEnd; above += 1) {
        const second = upward.places[above] ?? 0;
        const top = targets[second] ?? 0;
        const third = placeTo[top] ?? -1;
        if (third < 0) continue;
        common[first] = (common[first] ?? 0) + (weights[top] ?? 0);
        common[second] = (common[second] ?? 0) + (weights[node] ?? 0);
        common[third] = (common[third] ?? 0) + (weights[middle] ?? 0);
      }
    }
    for (let at = start; at < end; at += 1) placeTo[targets[upward.places[at] ?? 0] ?? 0] = -1;
  }
  const similarity = new Float32Array(targets.length);
  for (let node = 0; node < size; node += 1) {
    for (let place = offsets[node] ?? 0; place < (offsets[node + 1] ?? 0); place += 1) {
      const other = targets[place] ?? 0;
      const both =
        (common[place] ?? 0) +
        (common[twins[place] ?? 0] ?? 0) +
        (weights[node] ?? 0) +
        (weights[other] ?? 0);
      similarity[place] = both / Math.sqrt((totals[node] ?? 1) * (totals[other] ?? 1));
    }
  }
  return similarity;
}

/** For the entry of each link, the entry of the same link in the other direction. O(m). */
function twinPlaces({ offsets, targets }: Adjacency): Uint32Array {
  const twins = new Uint32Array(targets.length);
  const next = offsets.slice();
  for (let node = 0; node + 1 < offsets.length; node += 1) {
    for (let place = offsets[node] ?? 0; place < (offsets[node + 1] ?? 0); place += 1) {
      // Nodes are visited in ascending order, which is the order of the row of `other`.
      const other = targets[place] ?? 0;
      twins[next[other] ?? 0] = place;
      next[other] = (next[other] ?? 0) + 1;
    }
  }
  return twins;
}

function upwardPlaces(linked: Adjacency) {
  const size = sizeOf(linked);
  const offsets = new Uint32Array(size + 1);
  const places = new Uint32Array(linked.targets.length / 2);
  let count = 0;
  for (let node = 0; node < size; node += 1) {
    const degree = degreeOf(linked, node);
    for (
      let place = linked.offsets[node] ?? 0;
      place < (linked.offsets[node + 1] ?? 0);
      place += 1
    ) {
      const other = linked.targets[place] ?? 0;
      const above = degreeOf(linked, other);
      if (above > degree || (above === degree && other > node)) {
        places[count] = place;
        count += 1;
      }
    }
    offsets[node + 1] = count;
  }
  return { offsets, places };
}

/** A set of nodes from the dendrogram of {@link structuralClusters}. */
interface StructuralCluster {
  readonly nodes: readonly number[];
  /** Links between two of the nodes. */
  readonly inside: number;
  /** Links between one of the nodes and another node. */
  readonly leaving: number;
}

/**
 * Clusters nodes by single linkage, from the most similar link down. Returns the sets that satisfy
 * `isKept`; of nested ones, the largest. Finds tight groups of any size, also those that Louvain
 * merges into larger ones. O(m log m + n · maxSize · degree).
 *
 * @param maxSize larger sets are ignored and not grown further
 */
export function structuralClusters(
  linked: Adjacency,
  maxSize: number,
  isKept: (cluster: { size: number; inside: number; leaving: number }) => boolean,
): StructuralCluster[] {
  const size = sizeOf(linked);
  const similarity = structuralSimilarity(linked);
  const order = linksByScore(linked, similarity);
  const rootOf = Uint32Array.from({ length: size }, (_, node) => node);
  const members: (number[] | null)[] = Array.from({ length: size }, (_, node) => [node]);
  const insides = new Uint32Array(size);
  const volumes = Uint32Array.from({ length: size }, (_, node) => degreeOf(linked, node));
  const kept: (StructuralCluster[] | undefined)[] = [];
  const ended: StructuralCluster[] = [];
  for (let at = 0; at < order.length; at += 2) {
    let a = rootOf[order[at] ?? 0] ?? 0;
    let b = rootOf[order[at + 1] ?? 0] ?? 0;
    if (a === b) continue;
    if ((members[a]?.length ?? Infinity) < (members[b]?.length ?? Infinity)) [a, b] = [b, a];
    const large = members[a];
    const small = members[b];
    if (!large || !small || large.length + small.length > maxSize) {
      // The merged set is too large. Keep what was found in both parts.
      for (const root of [a, b]) {
        ended.push(...(kept[root] ?? []));
        kept[root] = undefined;
      }
      members[a] = null;
      if (small) for (const node of small) rootOf[node] = a;
      if (large) for (const node of large) rootOf[node] = a;
      members[b] = null;
      continue;
    }
    let between = 0;
    for (const node of small) {
      for (const other of neighboursOf(linked, node)) if (rootOf[other] === a) between += 1;
    }
    for (const node of small) {
      rootOf[node] = a;
      large.push(node);
    }
    members[b] = null;
    insides[a] = (insides[a] ?? 0) + (insides[b] ?? 0) + between;
    volumes[a] = (volumes[a] ?? 0) + (volumes[b] ?? 0);
    const inside = insides[a] ?? 0;
    const leaving = (volumes[a] ?? 0) - 2 * inside;
    if (isKept({ size: large.length, inside, leaving })) {
      kept[a] = [{ nodes: [...large].sort((x, y) => x - y), inside, leaving }];
    } else {
      kept[a] = [...(kept[a] ?? []), ...(kept[b] ?? [])];
    }
    kept[b] = undefined;
  }
  return [...ended, ...kept.flatMap((clusters) => clusters ?? [])];
}

/** Both ends of each link, interleaved, by descending score: a counting sort with 4096 buckets. */
function linksByScore(linked: Adjacency, scores: Float32Array): Uint32Array {
  const STEPS = 4096;
  const stepOf = (score: number) => STEPS - Math.min(STEPS, Math.floor(score * STEPS));
  const next = new Uint32Array(STEPS + 2);
  const size = sizeOf(linked);
  const eachLink = (visit: (node: number, other: number, step: number) => void) => {
    for (let node = 0; node < size; node += 1) {
      for (
        let place = linked.offsets[node] ?? 0;
        place < (linked.offsets[node + 1] ?? 0);
        place += 1
      ) {
        const other = linked.targets[place] ?? 0;
        if (other > node) visit(node, other, stepOf(scores[place] ?? 0));
      }
    }
  };
  eachLink((_node, _other, step) => {
    next[step + 1] = (next[step + 1] ?? 0) + 1;
  });
  for (let step = 1; step < next.length; step += 1)
    next[step] = (next[step] ?? 0) + (next[step - 1] ?? 0);
  const order = new Uint32Array(linked.targets.length);
  eachLink((node, other, step) => {
    const at = 2 * (next[step] ?? 0);
    next[step] = (next[step] ?? 0) + 1;
    order[at] = node;
    order[at + 1] = other;
  });
  return order;
}
