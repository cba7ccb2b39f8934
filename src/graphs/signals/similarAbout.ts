import type { FollowGraph } from '../graph/followGraph';
import { similarSets } from '../measures/minHash';
import { type TraitColumn, traitColumn } from '../measures/traitColumn';
import { traitSignal } from './traitSignal';

const SHINGLE_WORDS = 3;
/** Shorter texts ("Hello", "data analyst") are similar by chance. */
const MIN_WORDS = 5;
const MAX_EXCERPT_LENGTH = 120;
const MIN_OVERLAP = 0.5;

/**
 * Finds near-identical `about` texts by MinHash: those whose sets of three consecutive words
 * (shingles, Broder 1997) overlap by half or more. Ignores case, punctuation and web addresses, so
 * that copies of a text with different links count as equal. O(words).
 *
 * @returns a column whose values are groups of similar texts, each named by an excerpt of one
 */
export function similarAbout(graph: Pick<FollowGraph, 'accounts'>): TraitColumn {
  const nodes: number[] = [];
  const sets: number[][] = [];
  graph.accounts.forEach(({ details }, node) => {
    const words = wordsOf(details?.about ?? '');
    if (words.length < MIN_WORDS) return;
    nodes.push(node);
    sets.push(shinglesOf(words));
  });
  const families = new Map<number, string>();
  for (const group of similarSets(sets, MIN_OVERLAP)) {
    const [first = 0] = group;
    const about = graph.accounts[nodes[first] ?? 0]?.details?.about ?? '';
    const excerpt = about.replace(/\s+/g, ' ').trim().slice(0, MAX_EXCERPT_LENGTH);
    for (const place of group) families.set(nodes[place] ?? 0, excerpt);
  }
  return traitColumn(graph, (node) => {
    if (!graph.accounts[node]?.details) return null;
    const family = families.get(node);
    return family === undefined ? [] : [family];
  });
}

const wordsOf = (about: string): string[] =>
  about
    .toLowerCase()
    .replace(/(?:https?:\/\/|www\.)\S+/g, ' ')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function shinglesOf(words: readonly string[]): number[] {
  const shingles = new Set<number>();
  for (let from = 0; from + SHINGLE_WORDS <= words.length; from += 1) {
    shingles.add(hashOf(words.slice(from, from + SHINGLE_WORDS).join(' ')));
  }
  return [...shingles];
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}

export const similarAboutSignal = traitSignal({
  kind: 'similar_about',
  isStrong: true,
  findsMembers: true,
  column: ({ graph }) => similarAbout(graph),
  evidence: ({ name, count, outside }) => ({ excerpt: name, count, outside }),
});
