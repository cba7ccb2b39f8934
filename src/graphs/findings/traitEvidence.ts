import { logLikelihoodRatio } from '../signals/chance';
import {
  countBetween,
  DAY_MS,
  densestWindow,
  expectedShare,
  expectedSignups,
  HOUR_MS,
  type Signups,
} from '../signals/signups';
import type { TraitColumn } from '../signals/traitColumn';
import type { Evidence } from './finding';
import type { Prepared } from './prepared';

/** Evidence that is no follow, and how strongly it speaks. */
export interface Support {
  readonly evidence: Evidence;
  /** Log-likelihood ratio against the rest of the graph, less ln of what was tried. */
  readonly weight: number;
  /** Weak: honest groups may share it too, so that it takes two. */
  readonly isStrong: boolean;
  /** Most of who share it, beyond what is usual, are members: it is the group's own. */
  readonly isOwn: boolean;
}

/** A value that members share more than the rest do. */
interface SharedValue {
  readonly name: string;
  readonly value: number;
  readonly count: number;
  readonly outside: number;
  readonly weight: number;
}

const MIN_COUNT = 3;
const MIN_SHARE = 0.3;

/** The value of a column that sets members apart from the rest the most. O(values of members). */
export function mostSharedValue(
  column: TraitColumn,
  members: readonly number[],
): SharedValue | null {
  const counts = new Map<number, number>();
  for (const node of members) {
    for (const value of column.values[node] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const size = members.length;
  const logTries = Math.log(column.names.length + 1);
  let best: SharedValue | null = null;
  for (const [value, count] of counts) {
    if (count < MIN_COUNT || count < MIN_SHARE * size) continue;
    const outside = (column.counts[value] ?? 0) - count;
    const share = (outside + 1) / Math.max(1, column.known - size + 1);
    const weight = logLikelihoodRatio(count, size, share) - logTries;
    if (weight > (best?.weight ?? 0)) {
      best = { name: column.names[value] ?? '', value, count, outside, weight };
    }
  }
  return best;
}

/** All that members share besides follows, far beyond the rest; strongest first. */
export function supportsOf(prepared: Prepared, members: readonly number[]): Support[] {
  const supports = [
    signupBurst(prepared, members),
    fromValue(prepared.linkDomains, members, true, ({ name: domain, count, outside }) => ({
      kind: 'link_domain',
      domain,
      count,
      outside,
    })),
    fromValue(prepared.abouts, members, true, ({ name: excerpt, count, outside }) => ({
      kind: 'similar_about',
      count,
      outside,
      excerpt,
    })),
    emailDomain(prepared, members),
    fromValue(prepared.nameShapes, members, false, ({ name: shape, count, outside }) => ({
      kind: 'name_shape',
      shape,
      count,
      outside,
    })),
    fromValue(prepared.emptyWithLink, members, false, ({ count, outside }) => ({
      kind: 'empty_with_link',
      count,
      outside,
    })),
  ];
  return supports
    .filter((support) => support !== null)
    .filter(({ weight }) => weight >= MIN_WEIGHT)
    .sort((a, b) => b.weight - a.weight);
}

/** About one in 400: what chance shows in one of some hundred groups that are looked at. */
const MIN_WEIGHT = 6;

function fromValue(
  column: TraitColumn,
  members: readonly number[],
  isStrong: boolean,
  toEvidence: (shared: SharedValue) => Evidence,
): Support | null {
  const shared = mostSharedValue(column, members);
  if (!shared) return null;
  const isOwn = shared.outside <= shared.count;
  return { evidence: toEvidence(shared), weight: shared.weight, isStrong, isOwn };
}

/** A domain whose other accounts are often protected is an organization's own: no support. */
const OFFICIAL_SHARE = 0.2;

function emailDomain(prepared: Prepared, members: readonly number[]): Support | null {
  const { emailDomains, protections } = prepared;
  const shared = mostSharedValue(emailDomains, members);
  if (!shared) return null;
  const { value, name: domain, count, outside, weight } = shared;
  const inside = new Set(members);
  let official = 0;
  if (outside > 0) {
    emailDomains.values.forEach((values, node) => {
      if (!inside.has(node) && protections[node] && values.includes(value)) official += 1;
    });
  }
  if (official > OFFICIAL_SHARE * outside) return null;
  return {
    evidence: { kind: 'email_domain', domain, count, outside },
    weight,
    isStrong: false,
    isOwn: outside <= count,
  };
}

const WINDOWS_MS = [2 * HOUR_MS, DAY_MS];

/**
 * Sign-ups of members within 2 h or 24 h. A window is laid from one member on, so that it
 * is the others who must fall into it by chance, once for each member tried.
 */
function signupBurst(prepared: Prepared, members: readonly number[]): Support | null {
  const { signups } = prepared;
  const times = Float64Array.from(members, (node) => signups.since[node] ?? NaN)
    .filter(Number.isFinite)
    .sort();
  let best: Support | null = null;
  for (const lengthMs of WINDOWS_MS) {
    const { count, from, to } = densestWindow(times, lengthMs);
    if (count < MIN_COUNT || count < MIN_SHARE * members.length) continue;
    const share = expectedShare(signups, from, to, count);
    const weight =
      logLikelihoodRatio(count - 1, times.length - 1, share) -
      Math.log(times.length * WINDOWS_MS.length);
    if (weight <= (best?.weight ?? 0)) continue;
    best = {
      evidence: { kind: 'signup_burst', count, from, to, expected: times.length * share },
      weight,
      isStrong: true,
      isOwn: surplus(signups, to - lengthMs, from + lengthMs) <= 2 * count,
    };
  }
  return best;
}

/** Sign-ups beyond what is usual. */
const surplus = (signups: Signups, from: number, to: number) =>
  countBetween(signups, from, to) - expectedSignups(signups, from, to);
