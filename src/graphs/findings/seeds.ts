import { agreeingLinks } from '../signals/agreeingLinks';
import { sameTargetGroups } from '../signals/sameTargets';
import { signupBursts } from '../signals/signupBursts';
import { DAY_MS, HOUR_MS } from '../signals/signups';
import { burstStars, traitStars } from '../signals/stars';
import { structuralClusters } from '../signals/structuralClusters';
import type { TraitColumn } from '../signals/traitColumn';
import type { Prepared } from './prepared';

const LEAST = 3;
const LARGEST = 200;
const LARGEST_CLUSTER = 150;
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
    ...[...agreements, any].flatMap((agree) => agreeingLinks(graph.linked, agree, LEAST)),
    ...columns.flatMap((column) => holdersOf(prepared, column)),
    ...signupBursts(signups),
    ...burstStars(graph, signups),
    ...columns.flatMap((column) => traitStars(graph, column)),
    ...structuralGroups(prepared),
    ...sameTargetGroups(graph),
    ...(groups ? membersOf(groups) : []),
  ].filter(({ length }) => length >= LEAST && length <= LARGEST);
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

/** For each rare value, all that have it: arcs of a broken ring, followers of the same accounts. */
function holdersOf({ graph }: Prepared, column: TraitColumn): number[][] {
  const rare = rareUpTo(graph.accounts.length);
  const holders = new Map<number, number[]>();
  column.values.forEach((values, node) => {
    for (const value of values) {
      const count = column.counts[value] ?? 0;
      if (count < LEAST || count > rare) continue;
      const nodes = holders.get(value);
      if (nodes) nodes.push(node);
      else holders.set(value, [node]);
    }
  });
  return [...holders.values()];
}

const LEAST_CLUSTER = 5;
const LEAST_DENSITY = 0.25;
/** Links that leave for each inside: hubs that a ring follows to hide make many. */
const MOST_LEAVING = 2;

/** Over all links, and over mutual follows alone: whom a ring follows to hide is left out there. */
function structuralGroups({ graph: { linked, mutual } }: Prepared): number[][] {
  const sides = linked.targets.length === mutual.targets.length ? [linked] : [linked, mutual];
  return sides.flatMap((side) =>
    structuralClusters(
      side,
      LARGEST_CLUSTER,
      ({ size, inside, leaving }) =>
        size >= LEAST_CLUSTER &&
        inside >= (LEAST_DENSITY * size * (size - 1)) / 2 &&
        leaving <= MOST_LEAVING * inside,
    ).map(({ nodes }) => [...nodes]),
  );
}

function membersOf(groups: Uint32Array): number[][] {
  const members: number[][] = [];
  groups.forEach((group, node) => (members[group] ??= []).push(node));
  return members.filter(Boolean);
}
