import StaticDisjointSet from 'mnemonist/static-disjoint-set.js';
import { neighboursOf, sizeOf, type Adjacency } from '../graph/adjacency';

/**
 * The connected components of the links whose two ends agree on a trait.
 *
 * The chance that two linked accounts agree is the square of the share of accounts with the trait.
 * So a rare trait removes nearly all links of honest accounts, while a ring stays connected: the
 * idea of SynchroTrap (Cao et al., CCS 2014), for any trait. O(m · cost of `agree`).
 *
 * @param agree must be symmetric
 * @param minSize smaller components are left out
 */
export function agreeingLinks(
  linked: Adjacency,
  agree: (node: number, other: number) => boolean,
  minSize: number,
): number[][] {
  const size = sizeOf(linked);
  const components = new StaticDisjointSet(size);
  for (let node = 0; node < size; node += 1) {
    for (const other of neighboursOf(linked, node)) {
      if (other > node && agree(node, other)) components.union(node, other);
    }
  }
  return components.compile().filter(({ length }) => length >= minSize);
}
