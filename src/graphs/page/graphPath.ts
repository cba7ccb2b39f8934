import type { SavedGraph } from '../crawl/savedGraph';

/** With more, other programs may truncate the URL. */
const MAX_SEEDS = 40;

/**
 * The URL of a graph. Contains the identifiers of its first accounts, so that the graph can be built
 * again in another browser.
 */
export const graphPath = ({ id, seeds }: Pick<SavedGraph, 'id' | 'seeds'>): string => {
  const from = seeds.length <= MAX_SEEDS ? `?from=${seeds.map(encodeURIComponent).join(',')}` : '';
  return `/graphs/${encodeURIComponent(id)}/show${from}`;
};
