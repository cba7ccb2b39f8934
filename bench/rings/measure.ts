import type { Finding } from '../../src/graphs/findings/finding';
import { findFindings } from '../../src/graphs/findings/findFindings';
import { seededRandom } from '../../src/graphs/measures/random';
import { DENSITIES, KINDS, plantRing, type Planted, SIZES, type Surroundings } from './kinds';
import { NEGATIVES } from './negatives';
import { graphOf, type World } from './world';

/** How well rings of one kind, size and density are found. */
export interface RingCell {
  readonly kind: string;
  readonly size: number;
  readonly density: number;
  /**
   * Share of planted members found, 0 to 1: those in the suspect or close-knit finding that contains
   * most of the ring.
   */
  readonly recall: number;
  /**
   * Share of planted accounts among all members of findings that contain a member of the ring, 0 to 1;
   * 0 if there is no such finding.
   */
  readonly precision: number;
  /** Share of rings whose best finding is suspect. */
  readonly suspect: number;
}

export interface RingsReport {
  readonly rings: readonly RingCell[];
  /** The graph without planted rings; unexplained findings are the suspect ones. */
  readonly untouched: {
    readonly findings: number;
    readonly unexplained: number;
    readonly closeKnit: number;
    readonly list: readonly Finding[];
    readonly ms: number;
  };
  readonly negatives: readonly {
    readonly name: string;
    readonly planted: number;
    /** Number of groups of which a finding contains a third or more, by its verdict. */
    readonly suspect: number;
    readonly closeKnit: number;
    readonly explained: number;
  }[];
  /** Duration of each search, in milliseconds. */
  readonly times: readonly number[];
}

interface MeasureOptions {
  /** Number of rings for each kind, size and density. */
  repeats: number;
  seed: number;
  kinds?: readonly string[];
}

const RINGS_PER_GRAPH = 8;
const NEGATIVES_PER_GRAPH = 5;
const POPULAR_SHARE = 0.01;

/** Plants rings of every kind into copies of a graph, a few at a time, and searches for them. */
export function measureRings(world: World, { repeats, seed, kinds }: MeasureOptions): RingsReport {
  const random = seededRandom(seed);
  const surroundings = surroundingsOf(world);
  const times: number[] = [];
  const search = (planted: readonly Planted[]) => {
    const graph = graphOf({
      accounts: [...world.accounts, ...planted.flatMap(({ accounts }) => accounts)],
      follows: [...world.follows, ...planted.flatMap(({ follows }) => follows)],
      now: world.now,
    });
    const began = performance.now();
    const findings = findFindings(graph, { now: world.now });
    times.push(performance.now() - began);
    return findings;
  };
  const list = search([]);
  const tasks = shuffled(
    KINDS.filter(({ name }) => kinds?.includes(name) ?? true).flatMap((kind) =>
      SIZES.flatMap((size) =>
        (kind.density ? [kind.density(size)] : DENSITIES).flatMap((density) =>
          Array.from({ length: repeats }, () => ({ kind, size, density })),
        ),
      ),
    ),
    random,
  );
  const scores = new Map<string, Score[]>();
  for (let from = 0; from < tasks.length; from += RINGS_PER_GRAPH) {
    let first = world.accounts.length;
    const batch = tasks.slice(from, from + RINGS_PER_GRAPH).map((task) => {
      const planted = plantRing(task.kind, { ...task, first }, surroundings, random);
      const members = new Set(planted.accounts.map((_account, place) => first + place));
      first += task.size;
      return { task, planted, members };
    });
    const findings = search(batch.map(({ planted }) => planted));
    for (const { task, members } of batch) {
      const key = [task.kind.name, task.size, task.density].join(' ');
      const score = scoreOf(members, findings, world.accounts.length);
      scores.set(key, [...(scores.get(key) ?? []), score]);
    }
  }
  return {
    rings: [...scores].map(([key, cell]) => toCell(key, cell)).sort(inOrder),
    untouched: {
      findings: list.length,
      unexplained: list.filter(({ verdict }) => verdict === 'suspect').length,
      closeKnit: list.filter(({ verdict }) => verdict === 'close_knit').length,
      list,
      ms: times[0] ?? NaN,
    },
    negatives: kinds ? [] : measureNegatives(surroundings, repeats, search, random),
    times,
  };
}

interface Score {
  readonly size: number;
  readonly found: number;
  readonly claimed: number;
  readonly planted: number;
  readonly isSuspect: boolean;
}

/** @param firstPlanted number of the first planted account */
function scoreOf(members: Set<number>, findings: readonly Finding[], firstPlanted: number): Score {
  const overlap = (finding: Finding) => finding.members.filter((node) => members.has(node)).length;
  const touching = findings.filter(
    (finding) => finding.verdict !== 'explained' && overlap(finding) > 0,
  );
  const best = touching.sort((a, b) => overlap(b) - overlap(a))[0];
  const claimed = new Set(touching.flatMap((finding) => finding.members));
  return {
    size: members.size,
    found: best ? overlap(best) : 0,
    claimed: claimed.size,
    planted: [...claimed].filter((node) => node >= firstPlanted).length,
    isSuspect: best?.verdict === 'suspect',
  };
}

function toCell(key: string, scores: readonly Score[]): RingCell {
  const [kind = '', size, density] = key.split(' ');
  const sum = (value: (score: Score) => number) =>
    scores.reduce((total, score) => total + value(score), 0);
  return {
    kind,
    size: Number(size),
    density: Number(density),
    recall: sum(({ found }) => found) / sum((score) => score.size),
    precision:
      sum(({ planted }) => planted) /
      Math.max(
        1,
        sum(({ claimed }) => claimed),
      ),
    suspect: sum(({ isSuspect }) => Number(isSuspect)) / scores.length,
  };
}

const placeOf = (name: string) => KINDS.findIndex((kind) => kind.name === name);

const inOrder = (a: RingCell, b: RingCell) =>
  placeOf(a.kind) - placeOf(b.kind) || a.size - b.size || a.density - b.density;

function measureNegatives(
  surroundings: Surroundings,
  repeats: number,
  search: (planted: readonly Planted[]) => Finding[],
  random: () => number,
): RingsReport['negatives'] {
  return NEGATIVES.map(({ name, size, plant }) => {
    const groups = Array.from({ length: NEGATIVES_PER_GRAPH }, (_value, group) => {
      const first = surroundings.base.accounts.length + group * size;
      return Array.from({ length: size }, (_member, place) => first + place);
    });
    const verdicts = Array.from({ length: repeats }).flatMap(() => {
      const findings = search(groups.map((members) => plant(members, surroundings, random)));
      return groups.map((members) => {
        const inside = new Set(members);
        return findings
          .filter(
            (finding) => finding.members.filter((node) => inside.has(node)).length >= size / 3,
          )
          .map(({ verdict }) => verdict)[0];
      });
    });
    const count = (verdict: string) => verdicts.filter((found) => found === verdict).length;
    return {
      name,
      planted: verdicts.length,
      suspect: count('suspect'),
      closeKnit: count('close_knit'),
      explained: count('explained'),
    };
  });
}

function surroundingsOf(base: World): Surroundings {
  const following: number[][] = base.accounts.map(() => []);
  const followers = new Uint32Array(base.accounts.length);
  for (const [from, to] of base.follows) {
    following[from]?.push(to);
    followers[to] = (followers[to] ?? 0) + 1;
  }
  const popular = [...followers.keys()]
    .sort((a, b) => (followers[b] ?? 0) - (followers[a] ?? 0))
    .slice(0, Math.max(1, Math.round(POPULAR_SHARE * base.accounts.length)));
  return { base, popular, following };
}

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
