import { countNeighbours, degreeOf } from '../graph/adjacency';
import { commonTargets } from '../measures/sameTargets';
import type { Prepared } from './prepared';
import { supportsOf } from './supports';

const MAX_ROUNDS = 4;
const MAX_SIZE = 300;
/**
 * A member leaves when it has fewer links inside than this share of the members' mean. Of the links
 * by which an account joins, at least this share must be its own follows.
 */
const MIN_SHARE_OF_LINKS = 0.35;
/**
 * An account that is connected with the group by links alone must have this share of its followers
 * inside. To join, it must also have this share of all its links inside.
 */
const MIN_SHARE_OF_OWN = 0.3;
/**
 * To join by its links, an account needs this share of the members' mean number of links inside.
 */
const JOINING_SHARE_OF_LINKS = 0.5;
/** The share of the group's targets that an account must follow. Lower if it shares a signal. */
const MIN_SHARE_OF_TARGETS = 0.5;
const MIN_SHARE_IF_ALIKE = 0.2;
/** For accounts that mainly follow targets, a smaller share is enough, from a minimum number on. */
const MIN_SHARE_IF_MAIN = 0.25;
const MIN_TARGETS_IF_MAIN = 3;
const MAIN_SHARE_OF_OWN = 0.4;
const MAX_TARGETS = 20;

/**
 * Turns a seed into the exact members of a group, in a few rounds. An account joins when it is
 * linked with the group and shares a signal with it, follows the group's targets, or has many of
 * its links inside. A member leaves when it shares no signal and has few links inside. Each round
 * is O(links of the members).
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
      // An account that members and others follow, but that follows no member, is a target.
      if (followsInside === 0 && followersInside > 0 && followersInside < ownFollowers) {
        return false;
      }
      const isAlike = supports.some(({ isSharedBy }) => isSharedBy(node));
      const minFollowed = (isAlike ? MIN_SHARE_IF_ALIKE : MIN_SHARE_OF_TARGETS) * targets.length;
      const isFollower = targets.length > 0 && followed >= Math.max(1, minFollowed);
      // A member that shares a signal stays with a single follow of a target.
      if (isAlike) return count > 0 || isFollower || (inside.has(node) && followed > 0);
      const isMainFollower =
        followed >= Math.max(MIN_TARGETS_IF_MAIN, MIN_SHARE_IF_MAIN * targets.length) &&
        followed >= MAIN_SHARE_OF_OWN * degreeOf(graph.following, node);
      if (isMainFollower) return true;
      // An account with most followers outside does not belong to the group.
      const isFollowedInside = followersInside >= MIN_SHARE_OF_OWN * ownFollowers;
      if (inside.has(node)) {
        const isOnlyFollowedInside = followersInside > 0 && followersInside === ownFollowers;
        const minLinks = isOnlyFollowedInside ? 1 : MIN_SHARE_OF_LINKS * meanLinks;
        return isFollower || (isFollowedInside && count >= Math.max(1, minLinks));
      }
      return (
        isFollowedInside &&
        meanLinks > 1 &&
        count >= Math.max(2, JOINING_SHARE_OF_LINKS * meanLinks) &&
        count >= MIN_SHARE_OF_OWN * degreeOf(graph.linked, node) &&
        followsInside >= MIN_SHARE_OF_LINKS * count
      );
    })
    .sort((a, b) => a - b);
}
