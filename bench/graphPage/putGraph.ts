import { createGraphStore } from '../../src/graphs/crawl/graphStore';
import { newGraph } from '../../src/graphs/crawl/newGraph';
import { nodeId } from '../../src/graphs/graph/builders';
import { READ } from '../../src/graphs/graph/followGraph';
import { DAY_MS } from '../../src/ui/durations';
import { followersOf } from '../graph/followersOf';
import type { DrawnGraph } from '../graph/library';

/** Saves a graph of a moderator in this browser as completely read; returns its identifier. */
export async function putGraph({ size, pairs }: DrawnGraph, moderator: string): Promise<string> {
  const instance = `${location.origin}/api/1`;
  const store = createGraphStore(instance, undefined, undefined, moderator);
  const now = Date.now();
  const followers = followersOf({ size, pairs });
  const graph = newGraph({
    seeds: [nodeId(0)],
    instance,
    name: `${size} accounts`,
    depth: 2,
    budget: { accounts: 100_000, requests: 100_000 },
    stars: 'all',
    now,
  });
  await store.addGraph({
    ...graph,
    step: 2,
    requests: size,
    readAt: now,
    accountCount: size,
    followCount: pairs.length,
  });
  await store.putAccounts(
    graph.id,
    followers.map((own, node) => ({
      id: nodeId(node),
      slug: `account-${node}`,
      first_name: 'Account',
      last_name: String(node),
      avatar_thumbnail: null,
      isDeleted: false,
      step: Math.min(node, 2),
      details: {
        email_domain: `mail${node % 50}.example`,
        active: true,
        roles: [],
        about: '',
        hosts: [],
        // Spread over years, so that no burst occurs by chance.
        since: now - (((node * 7919) % 2_000) + 1) * DAY_MS - ((node * 104_729) % DAY_MS),
        last_login_at: null,
        content: 0,
        followers: own.length,
        following: own.length,
        organizations: [],
        readAt: now,
      },
    })),
  );
  await store.putReadings(
    graph.id,
    followers.map((own, node) => ({
      id: nodeId(node),
      followers: own,
      since: [],
      state: READ.whole,
      total: own.length,
      readAt: now,
    })),
  );
  return graph.id;
}
