import type { FollowGraph } from '../graph/followGraph';
import { evaluate, type Judged } from './evaluate';
import { type Finding, VERDICTS } from './finding';
import { prepare } from './prepared';
import { refine } from './refine';
import { seedGroups } from './seeds';

interface Options {
  /** Milliseconds since 1970; "old" and "in the present" are held against it. */
  readonly now: number;
  /** Group of each node, as Louvain found them: small ones are looked at too. */
  readonly groups?: Uint32Array;
}

const byVerdict = (a: Finding, b: Finding) =>
  VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);

const byRank = (a: Finding, b: Finding) =>
  byVerdict(a, b) ||
  b.weight - a.weight ||
  b.members.length - a.members.length ||
  (a.id < b.id ? -1 : 1);

const byStrength = (a: Judged, b: Judged) =>
  byVerdict(a.finding, b.finding) || b.strength - a.strength || byRank(a.finding, b.finding);

/** Of the smaller of two: beyond, they are one finding, and the stronger is kept. */
const MAX_OVERLAP = 0.5;

/**
 * Groups of accounts that look coordinated, each with its evidence: first the suspect, then the
 * close-knit, then the explained; the weightiest first in each. No two share most of their members.
 *
 * Seeds of several kinds are refined to exact members, judged one by one, and of those that
 * overlap the best is kept. About O(m √m).
 */
export function findFindings(graph: FollowGraph, { now, groups }: Options): Finding[] {
  const prepared = prepare(graph, now);
  const judged = new Map<string, Judged | null>();
  for (const seed of seedGroups(prepared, groups)) {
    const members = refine(prepared, seed);
    const key = members.join();
    if (!judged.has(key)) judged.set(key, evaluate(prepared, members));
  }
  const found = [...judged.values()].filter((one) => one !== null).sort(byStrength);
  return withoutRepeats(found.map(({ finding }) => finding)).sort(byRank);
}

function withoutRepeats(ranked: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const findingsOf = new Map<number, number[]>();
  for (const finding of ranked) {
    const common = new Map<number, number>();
    for (const node of finding.members) {
      for (const place of findingsOf.get(node) ?? []) {
        common.set(place, (common.get(place) ?? 0) + 1);
      }
    }
    const isRepeat = [...common].some(
      ([place, count]) =>
        count >=
        MAX_OVERLAP * Math.min(finding.members.length, kept[place]?.members.length ?? Infinity),
    );
    if (isRepeat) continue;
    for (const node of finding.members) {
      findingsOf.set(node, [...(findingsOf.get(node) ?? []), kept.length]);
    }
    kept.push(finding);
  }
  return kept;
}
