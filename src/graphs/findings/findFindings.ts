import type { FollowGraph } from '../graph/followGraph';
import { evaluate, type Evaluation } from './evaluate';
import { type Finding, VERDICTS } from './finding';
import { prepare } from './prepared';
import { refine } from './refine';
import { seedGroups } from './seeds';

interface Options {
  /** Milliseconds since 1970: the age of accounts and follows is measured from it. */
  readonly now: number;
  /** Group of each node by Louvain: small groups are examined too. */
  readonly groups?: Uint32Array;
}

const byVerdict = (a: Finding, b: Finding) =>
  VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);

const byRank = (a: Finding, b: Finding) =>
  byVerdict(a, b) ||
  b.weight - a.weight ||
  b.members.length - a.members.length ||
  (a.id < b.id ? -1 : 1);

const byStrength = (a: Evaluation, b: Evaluation) =>
  byVerdict(a.finding, b.finding) || b.strength - a.strength || byRank(a.finding, b.finding);

/** As a share of the smaller of two findings. With more in common, only the stronger is kept. */
const MAX_OVERLAP = 0.5;

/**
 * Finds groups of accounts that look coordinated, with the evidence. Suspect groups come first,
 * then close-knit, then explained ones, each by descending weight. No two findings have half of the
 * smaller one's members in common.
 *
 * Seed groups of several kinds are refined to exact members and evaluated one by one. Of
 * overlapping groups the best is kept. About O(m √m).
 */
export function findFindings(graph: FollowGraph, { now, groups }: Options): Finding[] {
  const prepared = prepare(graph, now);
  const evaluations = new Map<string, Evaluation | null>();
  for (const seed of seedGroups(prepared, groups)) {
    const members = refine(prepared, seed);
    const key = members.join();
    if (!evaluations.has(key)) evaluations.set(key, evaluate(prepared, members));
  }
  const found = [...evaluations.values()]
    .filter((evaluation) => evaluation !== null)
    .sort(byStrength);
  return withoutOverlaps(found.map(({ finding }) => finding)).sort(byRank);
}

function withoutOverlaps(ranked: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const findingsOf = new Map<number, number[]>();
  for (const finding of ranked) {
    const common = new Map<number, number>();
    for (const node of finding.members) {
      for (const place of findingsOf.get(node) ?? []) {
        common.set(place, (common.get(place) ?? 0) + 1);
      }
    }
    const isOverlapping = [...common].some(
      ([place, count]) =>
        count >=
        MAX_OVERLAP * Math.min(finding.members.length, kept[place]?.members.length ?? Infinity),
    );
    if (isOverlapping) continue;
    for (const node of finding.members) {
      findingsOf.set(node, [...(findingsOf.get(node) ?? []), kept.length]);
    }
    kept.push(finding);
  }
  return kept;
}
