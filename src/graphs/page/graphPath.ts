import type { SavedGraph } from '../crawl/savedGraph';

/** More would make an address that other programs cut. */
const MAX_SEEDS = 40;

/**
 * The address of a graph. It names the first accounts too, so that another browser, which does not
 * have the graph, can build the same.
 */
export const graphPath = ({ id, seeds }: Pick<SavedGraph, 'id' | 'seeds'>): string => {
  const from = seeds.length <= MAX_SEEDS ? `?from=${seeds.map(encodeURIComponent).join(',')}` : '';
  return `/graphs/${encodeURIComponent(id)}/show${from}`;
};
