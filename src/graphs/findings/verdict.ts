import type { CommonTarget } from '../measures/sameTargets';
import type { Ties } from '../measures/ties';
import type { SignalEvidence } from '../signals';
import type { Support } from '../signals/signal';
import type { Verdict } from './finding';

/** What the verdict on a group depends on. */
export interface Assessment {
  readonly size: number;
  readonly ties: Ties;
  /** Accounts outside the group that many members follow. */
  readonly targets: readonly CommonTarget[];
  /** The share of targets among all that a member follows: the median of the members. */
  readonly targetShare: number;
  /** Number of members who follow a target. */
  readonly targetFollowers: number;
  readonly supports: readonly Support<SignalEvidence>[];
  /** Number of members of the organization that most members belong to. */
  readonly colleagues: number;
  readonly protectedCount: number;
}

const MIN_SIZE = 5;
/** With two strong signals. */
const MIN_SUSPECT_SIZE = 4;
/** Maximum expected number of equally dense groups by chance. */
const LOG_MAX_EXPECTED = Math.log(0.01);
/** Minimum share of possible links, with signals and without. */
const MIN_DENSITY = 0.2;
const MIN_CLOSE_KNIT_DENSITY = 0.3;
/** For groups with a mean of at least 6 links for each member: large groups are less dense. */
const MIN_CLOSE_KNIT_DENSITY_IF_LARGE = 0.25;
const LARGE_LINKS = 6;
/** Links for each member: a tree has nearly one, and two arcs of a broken ring slightly fewer. */
const MIN_LINKS = 0.75;
/**
 * Links for each member of a dense group: a tree, such as a chain of acquaintances, has less than
 * one.
 */
const MIN_DENSE_LINKS = 1.2;
/** Maximum follows by other accounts for each follow inside. */
const MAX_LEAVING = 0.9;
const MIN_TARGETS = 3;
const MIN_TARGET_WEIGHT = 6;
/**
 * The share of targets among all that members follow. People of one community follow some accounts
 * in common, among many others. Bought followers follow little else.
 */
const MIN_TARGET_SHARE = 0.25;
const MIN_TARGET_SHARE_ALONE = 0.5;
const MIN_TARGET_FOLLOWERS = 0.5;
const HONEST_SHARE = 0.5;

/** Whether members follow each other more often than other accounts follow them. */
export const isIsolated = ({ follows, leaving }: Ties) =>
  follows > 0 && leaving <= MAX_LEAVING * follows;

const linkShare = ({ size, linked }: Ties) => linked / Math.max(1, (size * (size - 1)) / 2);

/** Whether the group is connected by more links than chance explains. */
const isTied = (ties: Ties) =>
  ties.linked >= MIN_LINKS * ties.size && ties.chance.logExpectedGroups < LOG_MAX_EXPECTED;

/**
 * The verdict on a group. Null when the group is not worth a moderator's time.
 *
 * A suspect group needs signals. If it is dense or follows the same accounts, one strong signal
 * (such as a burst of sign-ups) or two weak ones (such as the shape of names) are enough. If it is
 * only loosely connected, it needs two strong ones. A close-knit group needs no signal, but must be
 * dense and isolated, or follow at least three accounts in common. Either is explained when half of
 * the members are colleagues or protected.
 */
export function verdictOn(assessment: Assessment): Verdict | null {
  const { size, colleagues, protectedCount } = assessment;
  const minSize = strongOf(assessment) >= 2 ? MIN_SUSPECT_SIZE : MIN_SIZE;
  if (size < minSize) return null;
  const verdict = isSuspect(assessment) ? 'suspect' : isCloseKnit(assessment) ? 'close_knit' : null;
  const isHonest = Math.max(colleagues, protectedCount) >= HONEST_SHARE * size;
  return verdict && isHonest ? 'explained' : verdict;
}

const strongOf = ({ supports }: Assessment) => supports.filter(({ isStrong }) => isStrong).length;

function isSuspect(assessment: Assessment): boolean {
  const { size, ties, targets, targetShare, targetFollowers, supports } = assessment;
  const strong = strongOf(assessment);
  const weak = supports.length - strong;
  const hasTargets =
    (targets[0]?.weight ?? 0) >= MIN_TARGET_WEIGHT &&
    targetShare >= MIN_TARGET_SHARE &&
    targetFollowers >= MIN_TARGET_FOLLOWERS * size &&
    // Excludes a class of pupils of whom only a few follow their teacher, since all share the signal.
    supports.some(({ isOwn, isStrong }) => isOwn && isStrong);
  if (strong >= 2 && (isTied(ties) || hasTargets)) return true;
  const isDense =
    isTied(ties) && linkShare(ties) >= MIN_DENSITY && ties.linked >= MIN_DENSE_LINKS * ties.size;
  return (strong >= 1 || weak >= 2) && (isDense || hasTargets);
}

function isCloseKnit({ ties, targets, targetShare }: Assessment): boolean {
  const isLarge = 2 * ties.linked >= LARGE_LINKS * ties.size;
  const minDensity = isLarge ? MIN_CLOSE_KNIT_DENSITY_IF_LARGE : MIN_CLOSE_KNIT_DENSITY;
  const isDense =
    isTied(ties) &&
    ties.linked >= MIN_DENSE_LINKS * ties.size &&
    linkShare(ties) >= minDensity &&
    isIsolated(ties);
  const significant = targets.filter(({ weight }) => weight >= MIN_TARGET_WEIGHT);
  return isDense || (significant.length >= MIN_TARGETS && targetShare >= MIN_TARGET_SHARE_ALONE);
}
