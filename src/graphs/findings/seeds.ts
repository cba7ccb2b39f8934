import { agreeingLinks } from '../signals/agreeingLinks';
import { membersOfGroups } from '../signals/groups';
import { sameTargetGroups } from '../signals/sameTargets';
import { signupBursts } from '../signals/signupBursts';
import { DAY_MS, HOUR_MS } from '../signals/signups';
import { burstStars, traitStars } from '../signals/stars';
import { structuralClusters } from '../signals/structuralClusters';
import { holdersOf, type TraitColumn } from '../signals/traitColumn';
import type { Prepared } from './prepared';

const MIN_SIZE = 3;
const MAX_SIZE = 200;
const MAX_CLUSTER_SIZE = 150;
/** A value that more accounts share is common. */
export const rareUpTo = (size: number) => Math.max(60, 0.02 * size);

/**
 * First guesses of groups, many of them overlapping: accounts that share a rare trait, or are linked
 * and agree on one; accounts created in one burst; stars of accounts that agree on one; groups that hold together by structure
 * alone; groups that follow the same accounts; and small groups of a map, if one is given.
 */
export function seedGroups(prepared: Prepared, groups?: Uint32Array): number[][] {
  const { graph, signups } = prepared;
  const columns = [prepared.linkDomains, prepared.abouts, prepared.emailDomains];
  const agreements = [
    ...[2 * HOUR_MS, DAY_MS].map(
      (length) => (node: number, other: number) =>
        Math.abs((signups.since[node] ?? NaN) - (signups.since[other] ?? NaN)) <= length,
    ),
    ...columns.map((column) => agreementOn(column, rareUpTo(graph.accounts.length))),
  ];
  const any = (node: number, other: number) => agreements.some((agree) => agree(node, other));
  return [
    ...[...agreements, any].flatMap((agree) => agreeingLinks(graph.linked, agree, MIN_SIZE)),
    ...columns.flatMap((column) => rareHolders(prepared, column)),
    ...signupBursts(signups),
    ...burstStars(graph, signups),
    ...columns.flatMap((column) => traitStars(graph, column)),
    ...structuralGroups(prepared),
    ...sameTargetGroups(graph),
    ...(groups ? membersOfGroups(groups) : []),
  ].filter(({ length }) => length >= MIN_SIZE && length <= MAX_SIZE);
}

const agreementOn =
  ({ values, counts }: TraitColumn, most: number) =>
  (node: number, other: number) => {
    const others = values[other];
    return (
      others !== undefined &&
      others.length > 0 &&
      (values[node] ?? []).some((value) => (counts[value] ?? 0) <= most && others.includes(value))
    );
  };

/** For each rare value, all accounts that have it: parts of a broken ring, followers of one account. */
function rareHolders({ graph }: Prepared, column: TraitColumn): number[][] {
  const rare = rareUpTo(graph.accounts.length);
  return [...holdersOf(column, graph.accounts.keys()).values()].filter(
    ({ length }) => length >= MIN_SIZE && length <= rare,
  );
}

const MIN_CLUSTER_SIZE = 5;
const MIN_DENSITY = 0.25;
/** Links that leave for each inside: hubs that a ring follows to hide make many. */
const MAX_LEAVING = 2;

/** Over all links, and over mutual follows alone: whom a ring follows to hide is left out there. */
function structuralGroups({ graph: { linked, mutual } }: Prepared): number[][] {
  const sides = linked.targets.length === mutual.targets.length ? [linked] : [linked, mutual];
  return sides.flatMap((side) =>
    structuralClusters(
      side,
      MAX_CLUSTER_SIZE,
      ({ size, inside, leaving }) =>
        size >= MIN_CLUSTER_SIZE &&
        inside >= (MIN_DENSITY * size * (size - 1)) / 2 &&
        leaving <= MAX_LEAVING * inside,
    ).map(({ nodes }) => [...nodes]),
  );
}
