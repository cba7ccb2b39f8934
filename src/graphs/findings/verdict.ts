import type { CommonTarget } from '../measures/sameTargets';
import type { Ties } from '../measures/ties';
import type { SignalEvidence } from '../signals';
import type { Support } from '../signals/signal';
import type { Verdict } from './finding';

/** All that is known of a group, before it is judged. */
export interface Assessment {
  readonly size: number;
  readonly ties: Ties;
  /** Accounts outside the group that it follows alike. */
  readonly targets: readonly CommonTarget[];
  /** Share of what a member follows that is among those: the median of the members. */
  readonly targetShare: number;
  /** Members who follow one or more of those. */
  readonly targetFollowers: number;
  readonly supports: readonly Support<SignalEvidence>[];
  /** Members of the organization that most belong to. */
  readonly colleagues: number;
  readonly protectedCount: number;
}

const MIN_SIZE = 5;
/** With two strong kinds of support. */
const MIN_SUSPECT_SIZE = 4;
/** Under so many groups as close by chance. */
const LOG_MAX_EXPECTED = Math.log(0.01);
/** Share of possible links, with one kind of support and with none. */
const DENSE = 0.2;
const CLOSE_KNIT = 0.3;
/** Enough where each has so many links inside on average: large groups are never as dense. */
const CLOSE_KNIT_IF_LARGE = 0.25;
const LARGE_LINKS = 6;
/** Links for each member: a tree has nearly one, and two arcs of a broken ring a bit less. */
const MIN_LINKS = 0.75;
/** With one kind of support; a tree has less than one, so that chains of acquaintances are no ring. */
const DENSE_LINKS = 1.2;
/** Follows from the rest for each follow inside. */
const ISOLATED = 0.9;
const MIN_TARGETS = 3;
const MIN_TARGET_WEIGHT = 6;
/**
 * Of all that members follow: any few people of one community follow some accounts alike, among
 * many others; bought followers follow little else.
 */
const MIN_TARGET_SHARE = 0.25;
const MIN_TARGET_SHARE_ALONE = 0.5;
const MIN_TARGET_FOLLOWERS = 0.5;
const HONEST_SHARE = 0.5;

/** Nearly cut off: the rest follows members less often than they follow each other. */
export const isIsolated = ({ follows, leaving }: Ties) =>
  follows > 0 && leaving <= ISOLATED * follows;

const linkShare = ({ size, linked }: Ties) => linked / Math.max(1, (size * (size - 1)) / 2);

/** The whole group hangs together by links that chance does not account for. */
const isTied = (ties: Ties) =>
  ties.linked >= MIN_LINKS * ties.size && ties.chance.logExpectedGroups < LOG_MAX_EXPECTED;

/**
 * What a group is called; null: nothing worth a moderator's time.
 *
 * Suspect needs support that is no follow: one strong kind (a burst of sign-ups, a link domain,
 * like texts) or two weak ones (e-mail domain, shape of names, empty profiles with a link) for a
 * group that is dense or follows the same accounts; two strong kinds for one that barely hangs
 * together. Close-knit needs none, but to be dense and nearly cut off from the rest, or to follow
 * at least three accounts alike. Either is explained when half are colleagues or protected.
 */
export function verdictOn(assessment: Assessment): Verdict | null {
  const { size, colleagues, protectedCount } = assessment;
  const least = strongOf(assessment) >= 2 ? MIN_SUSPECT_SIZE : MIN_SIZE;
  if (size < least) return null;
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
    // A few pupils of a class follow their teacher: the rest of the class does not.
    supports.some(({ isOwn, isStrong }) => isOwn && isStrong);
  if (strong >= 2 && (isTied(ties) || hasTargets)) return true;
  const isDense =
    isTied(ties) && linkShare(ties) >= DENSE && ties.linked >= DENSE_LINKS * ties.size;
  return (strong >= 1 || weak >= 2) && (isDense || hasTargets);
}

function isCloseKnit({ ties, targets, targetShare }: Assessment): boolean {
  const least = 2 * ties.linked >= LARGE_LINKS * ties.size ? CLOSE_KNIT_IF_LARGE : CLOSE_KNIT;
  const isDense =
    isTied(ties) &&
    ties.linked >= DENSE_LINKS * ties.size &&
    linkShare(ties) >= least &&
    isIsolated(ties);
  const telling = targets.filter(({ weight }) => weight >= MIN_TARGET_WEIGHT);
  return isDense || (telling.length >= MIN_TARGETS && targetShare >= MIN_TARGET_SHARE_ALONE);
}
