import { DAY_MS } from '../../ui/durations';
import type { AccountDetails, GraphAccount } from './account';
import { buildFollowGraph, type FollowGraph, READ } from './followGraph';

/** 1 March 2024 at noon, in milliseconds since 1970. */
export const SOME_DAY = Date.UTC(2024, 2, 1, 12);

const someDetails = (details: Partial<AccountDetails> = {}): AccountDetails => ({
  email_domain: null,
  active: true,
  roles: [],
  about: '',
  hosts: [],
  since: SOME_DAY,
  last_login_at: null,
  content: 0,
  followers: 0,
  following: 0,
  organizations: [],
  readAt: SOME_DAY,
  ...details,
});

/** The identifier of the account at a node of {@link aGraph}. */
export const nodeId = (node: number) => node.toString(16).padStart(24, '0');

export const anAccount = (
  node: number,
  details: Partial<AccountDetails> | null = {},
  account: Partial<GraphAccount> = {},
): GraphAccount => ({
  id: nodeId(node),
  slug: `account-${node.toString()}`,
  first_name: 'Account',
  last_name: node.toString(),
  avatar_thumbnail: null,
  isDeleted: false,
  details: details && someDetails(details),
  ...account,
});

interface Options {
  /** Details by node. By default, each account signed up one day after the previous one. */
  details?(node: number): Partial<AccountDetails> | null;
  /** Nodes whose followers were not read. */
  unread?: readonly number[];
}

/** Builds a graph for tests from pairs `[follower, followed]`. */
export function aGraph(
  size: number,
  follows: readonly (readonly [number, number])[],
  { details = () => ({}), unread = [] }: Options = {},
): FollowGraph {
  const nodes = Array.from({ length: size }, (_value, node) => node);
  const followersOf = nodes.map((): string[] => []);
  for (const [follower, followed] of follows) followersOf[followed]?.push(nodeId(follower));
  return buildFollowGraph(
    nodes.map((node) => {
      const given = details(node);
      return anAccount(node, given && { since: SOME_DAY + node * DAY_MS, ...given });
    }),
    nodes
      .filter((node) => !unread.includes(node))
      .map((node) => ({
        id: nodeId(node),
        followers: followersOf[node] ?? [],
        since: [],
        state: READ.whole,
      })),
  );
}
