import { countNeighbours, degreeOf } from '../graph/adjacency';
import { commonTargets } from '../measures/sameTargets';
import type { Prepared } from './prepared';
import { supportsOf } from './supports';

const MAX_ROUNDS = 4;
const MAX_SIZE = 300;
/** Of the links that members have inside on average: with fewer, and nothing else, one is out. */
const MIN_SHARE_OF_LINKS = 0.35;
/** Of all links and of all followers of an account, for one that is in by links alone. */
const MIN_SHARE_OF_OWN = 0.3;
const JOINING_SHARE_OF_LINKS = 0.5;
/** Of the accounts that a group follows alike; less is enough for who shares something else. */
const MIN_SHARE_OF_TARGETS = 0.5;
const MIN_SHARE_IF_LIKE = 0.2;
/** Enough too for who follows little else, from so many on. */
const MIN_SHARE_IF_MAIN = 0.25;
const MIN_TARGETS_IF_MAIN = 3;
const MAIN_SHARE_OF_OWN = 0.4;
const MAX_TARGETS = 20;

/**
 * The exact members of a group that a seed stands for: who is linked with it and shares what it
 * shares joins, or has most of its links inside; who has few links inside and shares nothing
 * leaves. A few rounds, each O(links of the members).
 */
export function refine(prepared: Prepared, seed: readonly number[]): number[] {
  let members = [...seed].sort((a, b) => a - b);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = nextMembers(prepared, members);
    const isSame =
      next.length === members.length && next.every((node, place) => node === members[place]);
    if (isSame || next.length < 3 || next.length > MAX_SIZE) break;
    members = next;
  }
  return members;
}

function nextMembers(prepared: Prepared, members: readonly number[]): number[] {
  const { graph } = prepared;
  const inside = new Set(members);
  const links = countNeighbours(graph.linked, members);
  const ownFollows = countNeighbours(graph.followers, members);
  const followedBy = countNeighbours(graph.following, members);
  const targets = commonTargets(graph, members).slice(0, MAX_TARGETS);
  const follows = countNeighbours(
    graph.followers,
    targets.map(({ target }) => target),
  );
  const meanLinks = members.reduce((sum, node) => sum + (links.get(node) ?? 0), 0) / members.length;
  const supports = supportsOf(prepared, members);
  return [...new Set([...members, ...links.keys(), ...follows.keys()])]
    .filter((node) => {
      const count = links.get(node) ?? 0;
      const followed = follows.get(node) ?? 0;
      const ownFollowers = degreeOf(graph.followers, node);
      const followersInside = followedBy.get(node) ?? 0;
      const followsInside = ownFollows.get(node) ?? 0;
      // Whom a group and others follow, and who follows no member, is a target of the group.
      if (followsInside === 0 && followersInside > 0 && followersInside < ownFollowers) {
        return false;
      }
      const isAlike = supports.some(({ isSharedBy }) => isSharedBy(node));
      const least = (isAlike ? MIN_SHARE_IF_LIKE : MIN_SHARE_OF_TARGETS) * targets.length;
      const isFollower = targets.length > 0 && followed >= Math.max(1, least);
      // Of who is in already and shares something, one follow is enough.
      if (isAlike) return count > 0 || isFollower || (inside.has(node) && followed > 0);
      const isMainFollower =
        followed >= Math.max(MIN_TARGETS_IF_MAIN, MIN_SHARE_IF_MAIN * targets.length) &&
        followed >= MAIN_SHARE_OF_OWN * degreeOf(graph.following, node);
      if (isMainFollower) return true;
      // Whom the rest follows more than members do belongs to the rest.
      const isTheirs = followersInside >= MIN_SHARE_OF_OWN * ownFollowers;
      if (inside.has(node)) {
        const isTheirsAlone = followersInside > 0 && followersInside === ownFollowers;
        const minLinks = isTheirsAlone ? 1 : MIN_SHARE_OF_LINKS * meanLinks;
        return isFollower || (isTheirs && count >= Math.max(1, minLinks));
      }
      return (
        isTheirs &&
        meanLinks > 1 &&
        count >= Math.max(2, JOINING_SHARE_OF_LINKS * meanLinks) &&
        count >= MIN_SHARE_OF_OWN * degreeOf(graph.linked, node) &&
        followsInside >= MIN_SHARE_OF_LINKS * count
      );
    })
    .sort((a, b) => a - b);
}
