import type { FollowGraph } from '../graph/followGraph';
import { agreeingLinks } from '../measures/agreeingLinks';
import { membersOfGroups } from '../measures/groups';
import { sameTargetGroups } from '../measures/sameTargets';
import { structuralClusters } from '../measures/structuralClusters';
import type { Prepared } from './prepared';

const MIN_SIZE = 3;
const MAX_SIZE = 200;
const MAX_CLUSTER_SIZE = 150;

/**
 * Groups to examine, many of them overlapping: linked accounts that agree by a signal, groups that a
 * signal finds itself, groups that hold together by structure alone, groups that follow the same
 * accounts, and the given groups if they are small.
 */
export function seedGroups({ graph, signals }: Prepared, groups?: Uint32Array): number[][] {
  const agreements = signals.flatMap((signal) => signal.agreements);
  const any = (node: number, other: number) => agreements.some((agree) => agree(node, other));
  return [
    ...[...agreements, any].flatMap((agree) => agreeingLinks(graph.linked, agree, MIN_SIZE)),
    ...signals.flatMap((signal) => signal.groups()),
    ...structuralGroups(graph),
    ...sameTargetGroups(graph),
    ...(groups ? membersOfGroups(groups) : []),
  ].filter(({ length }) => length >= MIN_SIZE && length <= MAX_SIZE);
}

const MIN_CLUSTER_SIZE = 5;
const MIN_DENSITY = 0.25;
/** Links to other accounts for each link inside. Hubs that a ring follows to hide add many. */
const MAX_LEAVING = 2;

/** Clusters of all links, and of mutual ones, which leave out the hubs that a ring follows to hide. */
function structuralGroups({ linked, mutual }: FollowGraph): number[][] {
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
