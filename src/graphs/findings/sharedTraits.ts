import countBy from 'lodash/countBy.js';
import { DAY_MS, HOUR_MS } from '../../ui/durations';
import type { GraphAccount } from '../graph/account';
import { countNeighbours, degreeOf, neighboursOf } from '../graph/adjacency';
import type { FollowGraph } from '../graph/followGraph';
import { nameShape } from '../signals/nameShape';

/** Kinds whose `value` is read from an account. */
const OWN_KINDS = ['email_domain', 'link_host', 'signup_hour', 'signup_day', 'name_shape'] as const;
type OwnKind = (typeof OWN_KINDS)[number];

/**
 * A trait that selected accounts have in common: `inside` of `insideOf` selected accounts have it,
 * and `outside` of `outsideOf` other accounts.
 */
export interface SharedTrait {
  /**
   * `target`: they follow the same account. `density`: follows among them. It counts follows, not
   * accounts.
   */
  readonly kind: OwnKind | 'target' | 'density';
  /**
   * The domain, host or shape of the name; the start of the sign-up hour or day in ISO 8601; the
   * identifier of the target; empty for density. Hostile input.
   */
  readonly value: string;
  readonly inside: number;
  readonly insideOf: number;
  readonly outside: number;
  readonly outsideOf: number;
}

/** Counts over the whole graph, computed once. */
export interface PreparedTraits {
  readonly counts: Readonly<Record<OwnKind, ReadonlyMap<string, number>>>;
  /** Number of accounts whose details were read. */
  readonly known: number;
}

const MAX_PER_KIND = 3;

const startOf = (time: number, lengthMs: number) =>
  Number.isFinite(time) ? [new Date(Math.floor(time / lengthMs) * lengthMs).toISOString()] : [];

function valuesOf(account: GraphAccount, kind: OwnKind): readonly string[] {
  if (kind === 'name_shape') return [nameShape(account)];
  const { details } = account;
  if (!details) return [];
  switch (kind) {
    case 'email_domain':
      return details.email_domain === null ? [] : [details.email_domain];
    case 'link_host':
      return details.hosts;
    case 'signup_hour':
      return startOf(details.since, HOUR_MS);
    case 'signup_day':
      return startOf(details.since, DAY_MS);
  }
}

function countsOf(accounts: readonly GraphAccount[], kind: OwnKind): Map<string, number> {
  return new Map(Object.entries(countBy(accounts.flatMap((account) => valuesOf(account, kind)))));
}

/** Counts each trait over the whole graph. O(n). */
export function prepareTraits({ accounts }: FollowGraph): PreparedTraits {
  const counts = OWN_KINDS.map((kind) => [kind, countsOf(accounts, kind)] as const);
  return {
    counts: Object.fromEntries(counts) as Record<OwnKind, Map<string, number>>,
    known: accounts.filter(({ details }) => details !== null).length,
  };
}

/**
 * What selected accounts share: the density of follows among them, then the traits that distinguish
 * them from other accounts, most distinctive first.
 *
 * A trait is included if at least two of them have it, and a larger share of them than of the
 * others. At most three of each kind are included. This is no evidence of coordination, since any
 * accounts share something. O(follows to and from the selection).
 *
 * @param prepared counts for the same graph; computed when left out, O(n)
 */
export function sharedTraits(
  graph: FollowGraph,
  nodes: readonly number[],
  prepared: PreparedTraits = prepareTraits(graph),
): SharedTrait[] {
  const chosen = [...new Set(nodes)].filter((node) => graph.accounts[node] !== undefined);
  if (chosen.length < 2) return [];
  const accounts = chosen.flatMap((node) => graph.accounts[node] ?? []);
  const known = accounts.filter(({ details }) => details !== null).length;
  const own = OWN_KINDS.flatMap((kind) => {
    const insideOf = kind === 'name_shape' ? accounts.length : known;
    const allOf = kind === 'name_shape' ? graph.accounts.length : prepared.known;
    return [...countsOf(accounts, kind)].map(([value, inside]) => ({
      kind,
      value,
      inside,
      insideOf,
      outside: (prepared.counts[kind].get(value) ?? inside) - inside,
      outsideOf: allOf - insideOf,
    }));
  });
  const distinctive = [...own, ...sharedTargets(graph, chosen)]
    .filter(isShared)
    .sort((a, b) => score(b) - score(a));
  return [density(graph, chosen), ...firstOfEachKind(distinctive, MAX_PER_KIND)];
}

function firstOfEachKind(traits: readonly SharedTrait[], max: number): SharedTrait[] {
  const seen = new Map<string, number>();
  return traits.filter(({ kind }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= max;
  });
}

function sharedTargets(graph: FollowGraph, nodes: readonly number[]): SharedTrait[] {
  return [...countNeighbours(graph.following, nodes)].map(([target, inside]) => ({
    kind: 'target',
    value: graph.accounts[target]?.id ?? '',
    inside,
    insideOf: nodes.length,
    outside: degreeOf(graph.followers, target) - inside,
    outsideOf: graph.accounts.length - nodes.length,
  }));
}

function density(graph: FollowGraph, nodes: readonly number[]): SharedTrait {
  const chosen = new Set(nodes);
  let inside = 0;
  for (const node of chosen) {
    for (const target of neighboursOf(graph.following, node)) if (chosen.has(target)) inside += 1;
  }
  const size = graph.accounts.length;
  const insideOf = chosen.size * (chosen.size - 1);
  return {
    kind: 'density',
    value: '',
    inside,
    insideOf,
    outside: graph.following.targets.length - inside,
    outsideOf: size * (size - 1) - insideOf,
  };
}

const isShared = ({ inside, insideOf, outside, outsideOf }: SharedTrait) =>
  inside >= 2 && inside * outsideOf > outside * insideOf;

/** ln of how much more frequent the trait is inside than outside, times the accounts with it. */
const score = ({ inside, insideOf, outside, outsideOf }: SharedTrait) =>
  inside * Math.log(((inside + 0.1) * (outsideOf + 1)) / ((insideOf + 0.1) * (outside + 1)));
