import StaticDisjointSet from 'mnemonist/static-disjoint-set.js';
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
  const components = new StaticDisjointSet(size);
  for (let node = 0; node < size; node += 1) {
    for (const other of neighboursOf(linked, node)) {
      if (other > node && agree(node, other)) components.union(node, other);
    }
  }
  return components.compile().filter(({ length }) => length >= least);
}
