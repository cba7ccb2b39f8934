import { type Adjacency, degreeOf, neighboursOf, sizeOf } from '../graph/adjacency';

/**
 * The core number of each node: the largest k such that the node belongs to a set of nodes that
 * all have at least k neighbours in the set (Seidman 1983).
 *
 * The members of a ring of s accounts with share d of its possible links have a core number near
 * d·(s − 1), far above other accounts of the same degree. Removes nodes by ascending degree, with a
 * counting sort (Batagelj and Zaveršnik 2003): O(n + m).
 *
 * @param adjacency symmetric: `mutual` or `linked` of a graph
 */
export function coreNumbers(adjacency: Adjacency): Uint32Array {
  const size = sizeOf(adjacency);
  const cores = new Uint32Array(size);
  let highest = 0;
  for (let node = 0; node < size; node += 1) {
    cores[node] = degreeOf(adjacency, node);
    highest = Math.max(highest, cores[node] ?? 0);
  }
  const starts = new Uint32Array(highest + 2);
  for (const degree of cores) starts[degree + 1] = (starts[degree + 1] ?? 0) + 1;
  for (let degree = 1; degree < starts.length; degree += 1) {
    starts[degree] = (starts[degree] ?? 0) + (starts[degree - 1] ?? 0);
  }
  const order = new Uint32Array(size);
  const places = new Uint32Array(size);
  const next = starts.slice();
  for (let node = 0; node < size; node += 1) {
    const degree = cores[node] ?? 0;
    const place = next[degree] ?? 0;
    next[degree] = place + 1;
    order[place] = node;
    places[node] = place;
  }
  for (const node of order) {
    const core = cores[node] ?? 0;
    for (const other of neighboursOf(adjacency, node)) {
      const degree = cores[other] ?? 0;
      if (degree <= core) continue;
      // Lower its degree by one: swap it with the first node of that degree, and start that
      // degree one place later.
      const first = starts[degree] ?? 0;
      const place = places[other] ?? 0;
      const head = order[first] ?? 0;
      order[place] = head;
      places[head] = place;
      order[first] = other;
      places[other] = first;
      starts[degree] = first + 1;
      cores[other] = degree - 1;
    }
  }
  return cores;
}
