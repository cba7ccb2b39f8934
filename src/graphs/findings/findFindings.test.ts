import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../ui/durations';
import type { AccountDetails } from '../graph/account';
import { aGraph, anAccount, nodeId, SOME_DAY } from '../graph/builders';
import { buildFollowGraph, type FollowGraph, READ } from '../graph/followGraph';
import { seededRandom } from '../measures/random';
import type { Evidence, EvidenceKind, Finding } from './finding';
import { findFindings } from './findFindings';

const SIZE = 400;
const NOW = SOME_DAY + SIZE * DAY_MS;
const NIGHT = SOME_DAY + 200 * DAY_MS + 3 * HOUR_MS;

type Follow = readonly [number, number];
type Details = Partial<AccountDetails>;

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => from + place);

/** Honest follows at random: each of the first `size` accounts follows four of them. */
function crowd(size: number): Follow[] {
  const random = seededRandom(42);
  return range(0, size).flatMap((node) =>
    range(0, 4).map((): Follow => [node, Math.floor(random() * size)]),
  );
}

/** One sign-up a day. Consecutive nodes sign up months apart. */
const someDay = (node: number) => SOME_DAY + ((node * 157) % SIZE) * DAY_MS;

const graphOf = (
  follows: readonly Follow[],
  details: (node: number) => Details | null = () => ({}),
  unread: readonly number[] = [],
) =>
  aGraph(SIZE, follows, {
    details: (node) => ({ since: someDay(node), ...details(node) }),
    unread,
  });

const clique = (members: readonly number[]): Follow[] =>
  members.flatMap((a) => members.filter((b) => b !== a).map((b): Follow => [a, b]));

const CROWD = 380;
const ring = range(390, 400);
const ringFollows = clique(ring).filter(([a, b]) => (a + b) % 5 > 0);

/** Details by index in the ring. */
const inRing = (details: (place: number) => Details) => (node: number) =>
  node >= 390 ? details(node - 390) : {};

const planted = (
  details: (place: number) => Details = () => ({}),
  unread: readonly number[] = [],
) => graphOf([...ringFollows, ...crowd(CROWD)], inRing(details), unread);

const search = (graph: FollowGraph): Finding[] => findFindings(graph, { now: NOW });
const only = (graph: FollowGraph): Finding => {
  const findings = search(graph);
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
};
const evidenceOf = <Kind extends EvidenceKind>({ evidence }: Finding, kind: Kind) =>
  evidence.find((one): one is Extract<Evidence, { kind: Kind }> => one.kind === kind);
const kindsOf = ({ evidence }: Finding) => evidence.map(({ kind }) => kind);

const withBurst = (place: number): Details => ({ since: NIGHT + place * 600_000 });
const withLink = (place: number): Details => ({
  hosts: place < 8 ? [`w${place}.shop.example`] : [],
});

describe('a ring', () => {
  it('is suspect when its accounts were created in one burst and link to one domain', () => {
    const finding = only(planted((node) => ({ ...withBurst(node), ...withLink(node) })));
    expect(finding.verdict).toBe('suspect');
    expect(finding.members).toEqual(ring);
    expect(evidenceOf(finding, 'density')).toEqual({
      kind: 'density',
      present: ringFollows.length,
      possible: 90,
    });
    expect(evidenceOf(finding, 'mutual')).toEqual({
      kind: 'mutual',
      mutual: ringFollows.length / 2,
      linked: ringFollows.length / 2,
    });
    expect(evidenceOf(finding, 'core')).toEqual({ kind: 'core', core: 7 });
    expect(evidenceOf(finding, 'link_domain')).toEqual({
      kind: 'link_domain',
      domain: 'shop.example',
      count: 8,
      outside: 0,
    });
    const burst = evidenceOf(finding, 'signup_burst');
    expect(burst).toMatchObject({ count: 10, from: NIGHT, to: NIGHT + 9 * 600_000 });
    expect(burst?.expected).toBeLessThan(0.1);
    expect(evidenceOf(finding, 'isolation')).toEqual({
      kind: 'isolation',
      inside: ringFollows.length,
      leaving: 0,
    });
    expect(evidenceOf(finding, 'empty_with_link')).toMatchObject({ count: 8, outside: 0 });
    expect(evidenceOf(finding, 'chance')?.expectedGroups).toBeLessThan(1e-6);
  });

  it('is only close-knit without a signal', () => {
    const finding = only(planted());
    expect(finding.verdict).toBe('close_knit');
    expect(finding.members).toEqual(ring);
    // Members follow the same accounts and few others follow them: these are follows only.
    expect(kindsOf(finding)).toEqual(['density', 'mutual', 'core', 'chance', 'isolation']);
  });

  it('is suspect for near-identical texts, and quotes one', () => {
    const about = (node: number) =>
      `Find the very best garden chairs of the whole country in our shop number ${node}`;
    const finding = only(planted((node) => ({ about: about(node) })));
    expect(finding.verdict).toBe('suspect');
    expect(evidenceOf(finding, 'similar_about')).toEqual({
      kind: 'similar_about',
      count: 10,
      outside: 0,
      excerpt: about(0),
    });
  });

  it('has an identifier that only depends on its members', () => {
    const id = only(planted()).id;
    expect(only(planted(withBurst)).id).toBe(id);
    expect(only(graphOf([...clique(range(390, 399)), ...crowd(CROWD)])).id).not.toBe(id);
  });
});

describe('honest groups', () => {
  const organization = { id: 'a', name: 'Open data team' };

  it('are explained when half are colleagues, even with a signal', () => {
    const finding = only(
      planted((node) => ({ ...withBurst(node), organizations: node < 5 ? [organization] : [] })),
    );
    expect(finding.verdict).toBe('explained');
    expect(finding.evidence[0]).toEqual({
      kind: 'colleagues',
      organization: 'a',
      name: 'Open data team',
      count: 5,
    });
    expect(finding.protectedMembers).toEqual(ring.slice(0, 5));
  });

  it('are listed as protected members of a suspect ring', () => {
    const protectedDetails: Details[] = [
      { roles: ['admin'] },
      { content: 3, since: NOW - 2_000 * DAY_MS },
    ];
    const finding = only(
      planted((node) => ({ ...withBurst(node), ...withLink(node), ...protectedDetails[node] })),
    );
    expect(finding.verdict).toBe('suspect');
    expect(finding.members).toEqual(ring);
    expect(finding.protectedMembers).toEqual([390, 391]);
    expect(evidenceOf(finding, 'protected')).toEqual({
      kind: 'protected',
      ids: [nodeId(390), nodeId(391)],
    });
  });

  it('are not found when they sign up together but do not follow each other', () => {
    expect(search(graphOf(crowd(CROWD), inRing(withBurst)))).toEqual([]);
  });

  it('are not found in random follows', () => {
    expect(search(graphOf(crowd(SIZE)))).toEqual([]);
    expect(search(aGraph(0, []))).toEqual([]);
  });
});

describe('followers of the same account', () => {
  const star = ring.map((node): Follow => [node, 20]);

  it('are suspect when created in one burst', () => {
    const finding = only(graphOf([...star, ...crowd(CROWD)], inRing(withBurst)));
    expect(finding.verdict).toBe('suspect');
    expect(finding.members).toEqual(ring);
    expect(finding.evidence[0]).toMatchObject({
      kind: 'same_targets',
      count: 10,
      targets: [nodeId(20)],
    });
    expect(evidenceOf(finding, 'signup_burst')?.count).toBe(10);
  });

  it('are suspect even if one of the burst also follows many other accounts', () => {
    const reader = 385;
    const follows = [20, ...range(100, 160)].map((target): Follow => [reader, target]);
    const details = (node: number) => (node === reader ? withBurst(5) : inRing(withBurst)(node));
    const findings = search(graphOf([...star, ...follows, ...crowd(CROWD)], details));
    expect(findings.map(({ verdict }) => verdict)).toEqual(['suspect']);
    expect(findings[0]?.members).toEqual(expect.arrayContaining(ring));
  });

  it('are no finding without a burst', () => {
    expect(search(graphOf([...star, ...crowd(CROWD)]))).toEqual([]);
  });

  it('are close-knit when they follow the same five accounts and little else', () => {
    const list = [20, 31, 42, 53, 64];
    const follows = ring.flatMap((node) => list.map((target): Follow => [node, target]));
    const finding = only(graphOf([...follows, ...crowd(CROWD)]));
    expect(finding.verdict).toBe('close_knit');
    expect(finding.members).toEqual(ring);
    expect(evidenceOf(finding, 'same_targets')).toEqual({
      kind: 'same_targets',
      count: 10,
      targets: expect.toSatisfy((ids: string[]) =>
        list.every((target) => ids.includes(nodeId(target))),
      ) as string[],
      outside: 0,
    });
  });
});

describe('the evidence', () => {
  it('says when not all followers were read', () => {
    const finding = only(planted(withBurst, [393, 394]));
    expect(finding.members).toEqual(ring);
    expect(evidenceOf(finding, 'partly_read')).toEqual({ kind: 'partly_read', read: 8, size: 10 });
    expect(kindsOf(only(planted(withBurst)))).not.toContain('partly_read');
  });

  /** The ring, with a date for each follow. */
  function dated(dateOf: (follower: number, followed: number) => number): FollowGraph {
    const follows = [...ringFollows, ...crowd(CROWD)];
    return buildFollowGraph(
      range(0, SIZE).map((node) => anAccount(node, { since: someDay(node) })),
      range(0, SIZE).map((node) => {
        const followers = follows.filter(([, to]) => to === node).map(([from]) => from);
        return {
          id: nodeId(node),
          followers: followers.map(nodeId),
          since: followers.map((from) => dateOf(from, node)),
          state: READ.whole,
        };
      }),
    );
  }

  it('contains a burst of follows when their dates can be trusted', () => {
    const finding = only(
      dated((from, to) =>
        to >= 390
          ? NIGHT + (from + to - 780) * 60_000
          : SOME_DAY + ((from * 7 + to) % 300) * DAY_MS,
      ),
    );
    expect(evidenceOf(finding, 'follow_burst')).toMatchObject({
      count: 10,
      follows: ringFollows.length,
    });
    // Dates of follows are not a signal: follows alone prove nothing.
    expect(finding.verdict).toBe('close_knit');
  });

  it('contains no burst of follows when all dates are alike', () => {
    const finding = only(dated((from, to) => NIGHT + (from + to) * 1_000));
    expect(kindsOf(finding)).not.toContain('follow_burst');
  });
});

it('ranks suspect before close-knit before explained, then by descending weight', () => {
  const bare = range(350, 358);
  const team = range(360, 368);
  const second = range(370, 376);
  const graph = graphOf(
    [...ringFollows, ...clique(bare), ...clique(team), ...clique(second), ...crowd(340)],
    (node) => {
      if (ring.includes(node)) return { ...withBurst(node - 390), ...withLink(node - 390) };
      if (team.includes(node)) return { organizations: [{ id: 'a', name: 'A' }] };
      return second.includes(node) ? { hosts: ['other.example'] } : {};
    },
  );
  const findings = search(graph);
  expect(findings.map(({ verdict, members }) => [verdict, members])).toEqual([
    ['suspect', ring],
    ['suspect', second],
    ['close_knit', bare],
    ['explained', team],
  ]);
  expect(findings[0]?.weight).toBeGreaterThan(findings[1]?.weight ?? Infinity);
});

/** The kinds of evidence that are signals. */
const SUPPORT: readonly EvidenceKind[] = [
  'signup_burst',
  'link_domain',
  'similar_about',
  'email_domain',
  'name_shape',
  'empty_with_link',
];

it('never calls a group suspect for its follows alone', () => {
  const members = range(0, 12);
  const pair = fc.tuple(fc.nat(11), fc.nat(11));
  const verdicts = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(pair, { maxLength: 100 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      (follows, isAlike, haveDetails) => {
        const graph = aGraph(100, follows, {
          details: (node) => ({
            since: someDay(node),
            ...(haveDetails && isAlike[node] && { since: NIGHT + node, hosts: ['shop.example'] }),
          }),
        });
        for (const finding of search(graph)) {
          verdicts.add(finding.verdict);
          const hasSupport = kindsOf(finding).some((kind) => SUPPORT.includes(kind));
          if (finding.verdict === 'suspect') expect(hasSupport && haveDetails).toBe(true);
          expect(finding.members.every((node) => members.includes(node))).toBe(true);
        }
      },
    ),
    { seed: 7, numRuns: 200 },
  );
  // Both verdicts occurred, so the property was really tested.
  expect([...verdicts].sort()).toEqual(['close_knit', 'suspect']);
});
