import { neighboursOf, sizeOf, type Adjacency } from '../graph/adjacency';

/**
 * Accounts that hang together by links whose two ends agree on something: the connected components
 * of those links alone, of at least `least` nodes each.
 *
 * Two linked accounts agree by chance with the square of how common the trait is, so that rare
 * traits leave hardly any links of honest accounts, while a ring stays whole: the idea of
 * SynchroTrap (Cao et al., CCS 2014), for any trait. O(m · cost of `agree`).
 *
 * @param agree symmetric
 */
export function agreeingLinks(
  linked: Adjacency,
  agree: (node: number, other: number) => boolean,
  least: number,
): number[][] {
  const size = sizeOf(linked);
  const parents = Uint32Array.from({ length: size }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] ?? 0] ?? 0;
      root = parents[root] ?? 0;
    }
    return root;
  };
  for (let node = 0; node < size; node += 1) {
    for (const other of neighboursOf(linked, node)) {
      if (other > node && agree(node, other)) parents[rootOf(other)] = rootOf(node);
    }
  }
  const components = new Map<number, number[]>();
  for (let node = 0; node < size; node += 1) {
    const root = rootOf(node);
    const component = components.get(root);
    if (component) component.push(node);
    else components.set(root, [node]);
  }
  return [...components.values()].filter(({ length }) => length >= least);
}
