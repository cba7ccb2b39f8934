import { type Adjacency, countNeighbours, degreeOf, hasNeighbour } from '../graph/adjacency';
import { READ } from '../graph/followGraph';
import { followBurst } from '../measures/followDates';
import { type CommonTarget, commonTargets } from '../measures/sameTargets';
import { mostSharedValue } from '../measures/sharedValue';
import { tiesOf } from '../measures/ties';
import type { Evidence, Finding } from './finding';
import { findingId } from './findingId';
import type { Prepared } from './prepared';
import { supportsOf } from './supports';
import { type Assessment, isIsolated, verdictOn } from './verdict';

/** A finding, and its strength compared with findings about much the same accounts. */
export interface Evaluation {
  readonly finding: Finding;
  /** Has no maximum, unlike the weight: it grows with each member that belongs to the group. */
  readonly strength: number;
}

/**
 * The finding about a group, with all its evidence. Null if the group does not look coordinated.
 */
export function evaluate(prepared: Prepared, members: readonly number[]): Evaluation | null {
  const { graph, protections } = prepared;
  const inside = new Set(members);
  const colleagues = mostSharedValue(prepared.organizations, members);
  const protectedMembers = members.filter((node) => protections[node]);
  const targets = commonTargets(graph, members).filter(({ target }) => !inside.has(target));
  const assessment: Assessment = {
    size: members.length,
    ties: tiesOf(graph, members),
    targets,
    targetShare: medianShare(graph.following, members, targets),
    targetFollowers: members.filter((node) =>
      targets.some(({ target }) => hasNeighbour(graph.following, node, target)),
    ).length,
    supports: supportsOf(prepared, members),
    colleagues: colleagues?.count ?? 0,
    protectedCount: protectedMembers.length,
  };
  const verdict = verdictOn(assessment);
  if (!verdict) return null;
  const colleagueEvidence: Evidence[] = colleagues
    ? [
        {
          kind: 'colleagues',
          organization: colleagues.name,
          name: organizationName(prepared, members, colleagues.name),
          count: colleagues.count,
        },
      ]
    : [];
  const protectionEvidence: Evidence[] =
    protectedMembers.length > 0
      ? [{ kind: 'protected', ids: protectedMembers.map((node) => graph.accounts[node]?.id ?? '') }]
      : [];
  const against = [...colleagueEvidence, ...protectionEvidence];
  const inFavour = [
    ...mainEvidence(prepared, members, assessment),
    ...assessment.supports.map(({ evidence }) => evidence),
    ...tieEvidence(prepared, members, assessment),
  ];
  const finding: Finding = {
    id: findingId(members.map((node) => graph.accounts[node]?.id ?? '')),
    verdict,
    members,
    protectedMembers,
    evidence: [
      ...(verdict === 'explained' ? [...against, ...inFavour] : [...inFavour, ...against]),
      ...partlyRead(prepared, members),
    ],
    weight: weightOf(assessment),
  };
  return { finding, strength: strengthOf(assessment) };
}

/**
 * The share of targets among all that a member follows. The median of the members, so that a single
 * member who follows many other accounts does not change it much.
 */
function medianShare(
  following: Adjacency,
  members: readonly number[],
  targets: readonly CommonTarget[],
): number {
  const shares = members.map((node) => {
    const count = targets.filter(({ target }) => hasNeighbour(following, node, target)).length;
    return count / Math.max(1, degreeOf(following, node));
  });
  return shares.sort((a, b) => a - b)[Math.floor(members.length / 2)] ?? 0;
}

/** The main evidence: follows among the members, or of the same accounts. */
function mainEvidence(
  { graph }: Prepared,
  members: readonly number[],
  { size, ties, targets }: Assessment,
): Evidence[] {
  const density: Evidence[] =
    ties.follows > 0
      ? [{ kind: 'density', present: ties.follows, possible: size * (size - 1) }]
      : [];
  if (targets.length === 0) return density;
  const minTargets = Math.ceil(targets.length / 2);
  const counts = countNeighbours(
    graph.followers,
    targets.map(({ target }) => target),
  );
  const inside = new Set(members);
  const alike = [...counts].filter(([, count]) => count >= minTargets).map(([node]) => node);
  const count = alike.filter((node) => inside.has(node)).length;
  const sameTargets: Evidence = {
    kind: 'same_targets',
    count,
    targets: targets.map(({ target }) => graph.accounts[target]?.id ?? ''),
    outside: alike.length - count,
  };
  return ties.linked >= size ? [...density, sameTargets] : [sameTargets, ...density];
}

function tieEvidence(
  { graph, hasFollowDates }: Prepared,
  members: readonly number[],
  { ties }: Assessment,
): Evidence[] {
  const evidence: Evidence[] = [];
  if (ties.mutual > 0) evidence.push({ kind: 'mutual', mutual: ties.mutual, linked: ties.linked });
  if (ties.minLinks > 1) evidence.push({ kind: 'core', core: ties.minLinks });
  const { links, expectedLinks, logExpectedGroups } = ties.chance;
  if (logExpectedGroups < 0) {
    evidence.push({
      kind: 'chance',
      links,
      expectedLinks,
      expectedGroups: Math.exp(logExpectedGroups),
    });
  }
  if (ties.linked >= ties.size && isIsolated(ties)) {
    evidence.push({ kind: 'isolation', inside: ties.follows, leaving: ties.leaving });
  }
  const burst = hasFollowDates ? followBurst(graph, members) : null;
  if (burst) evidence.push({ kind: 'follow_burst', ...burst });
  return evidence;
}

function partlyRead({ graph }: Prepared, members: readonly number[]): Evidence[] {
  const read = members.filter((node) => graph.readStates[node] === READ.whole).length;
  return read < members.length ? [{ kind: 'partly_read', read, size: members.length }] : [];
}

const organizationName = ({ graph }: Prepared, members: readonly number[], id: string): string =>
  members
    .flatMap((node) => graph.accounts[node]?.details?.organizations ?? [])
    .find((organization) => organization.id === id)?.name ?? '';

const MAX_TIES_WEIGHT = 20;
const MAX_TARGETS_WEIGHT = 12;
const MAX_STRONG_WEIGHT = 12;
const MAX_WEAK_WEIGHT = 6;

/** A sum of log-likelihood ratios, each capped so that one kind cannot outweigh two others. */
const weightOf = ({ ties, targets, supports }: Assessment): number =>
  Math.min(MAX_TIES_WEIGHT, Math.max(0, -ties.chance.logExpectedGroups)) +
  Math.min(MAX_TARGETS_WEIGHT, targets[0]?.weight ?? 0) +
  supports.reduce(
    (sum, { weight, isStrong }) =>
      sum + Math.min(isStrong ? MAX_STRONG_WEIGHT : MAX_WEAK_WEIGHT, weight),
    0,
  );

/**
 * Only the stronger of ties and targets counts: in a part of a ring, the other members are targets,
 * and would count twice.
 */
const strengthOf = ({ ties, targets, supports }: Assessment): number =>
  Math.max(
    -ties.chance.logExpectedGroups,
    targets.reduce((sum, { weight }) => sum + weight, 0),
  ) + supports.reduce((sum, { weight }) => sum + weight, 0);
