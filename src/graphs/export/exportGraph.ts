import { DirectedGraph } from 'graphology';
import { write } from 'graphology-gexf/browser';
import { fullName } from '../../api/contract';
import type { Table } from '../../ui/toCsv';
import type { Measures } from '../analysis/messages';
import { hasNeighbour, neighboursOf } from '../graph/adjacency';
import { type FollowGraph, READ } from '../graph/followGraph';
import { statusOf } from '../view/categories';
import { graphml } from './graphml';
import { withoutInvalidXml } from './xml';

/** What the export formats need: the graph, its measures and the picture. */
export interface ExportedGraph {
  readonly graph: FollowGraph;
  readonly measures: Measures;
  /** Interleaved x and y of each node. */
  readonly positions: Float32Array;
  /** By node, 1 if it is shown: only those are exported. */
  readonly shown: Uint8Array;
}

/** The exported values of each account. Unknown values are empty. */
const ACCOUNT_COLUMNS = [
  'id',
  'name',
  'slug',
  'status',
  'since',
  'last_login_at',
  'email_domain',
  'hosts',
  'organizations',
  'content',
  'followers',
  'following',
  'group',
  'core',
  'followers_read',
] as const;
type Column = (typeof ACCOUNT_COLUMNS)[number];
type Attributes = Record<Column, string | number>;

const isoDate = (ms: number | null | undefined) =>
  ms === null || ms === undefined || !Number.isFinite(ms) ? '' : new Date(ms).toISOString();

const READ_WORDS = { [READ.none]: 'no', [READ.partial]: 'partly', [READ.whole]: 'yes' };

function attributesOf({ graph, measures }: ExportedGraph, node: number): Attributes | null {
  const account = graph.accounts[node];
  if (!account) return null;
  const { details } = account;
  return {
    id: account.id,
    name: withoutInvalidXml(fullName(account)),
    slug: account.slug,
    status: statusOf(account),
    since: isoDate(details?.since),
    last_login_at: isoDate(details?.last_login_at),
    email_domain: details?.email_domain ?? '',
    hosts: details?.hosts.join(' ') ?? '',
    organizations: withoutInvalidXml(
      details?.organizations.map(({ name }) => name).join('; ') ?? '',
    ),
    content: details?.content ?? '',
    followers: details?.followers ?? '',
    following: details?.following ?? '',
    group: (measures.groups[node] ?? 0) + 1,
    core: measures.cores[node] ?? 0,
    followers_read: READ_WORDS[(graph.readStates[node] ?? READ.none) as 0 | 1 | 2],
  };
}

const shownNodes = ({ shown }: ExportedGraph): number[] =>
  [...shown.keys()].filter((node) => shown[node] === 1);

/**
 * Shown follows as `[follower, followed, date]`. The date is in ms since 1970, NaN when unknown.
 */
function* shownFollows({ graph, shown }: ExportedGraph): Generator<[number, number, number]> {
  const { followers, followedAt, accounts } = graph;
  for (let followed = 0; followed < accounts.length; followed += 1) {
    if (shown[followed] !== 1) continue;
    const first = followers.offsets[followed] ?? 0;
    for (const [place, follower] of neighboursOf(followers, followed).entries()) {
      if (shown[follower] === 1) yield [follower, followed, followedAt[first + place] ?? NaN];
    }
  }
}

/** The shown graph as a graphology graph: nodes keyed by identifier, positions in `x` and `y`. */
function toGraphology(exported: ExportedGraph): DirectedGraph {
  const { graph, positions } = exported;
  const result = new DirectedGraph();
  const idOf = (node: number) => graph.accounts[node]?.id ?? '';
  for (const node of shownNodes(exported)) {
    const attributes = attributesOf(exported, node);
    if (!attributes) continue;
    result.addNode(attributes.id, {
      ...attributes,
      label: attributes.name,
      x: positions[2 * node] ?? 0,
      y: positions[2 * node + 1] ?? 0,
    });
  }
  for (const [follower, followed, since] of shownFollows(exported)) {
    result.addDirectedEdge(idOf(follower), idOf(followed), {
      since: isoDate(since),
      mutual: hasNeighbour(graph.mutual, follower, followed),
    });
  }
  return result;
}

export const toGexf = (exported: ExportedGraph): string =>
  write(toGraphology(exported), { version: '1.3' });

export const toGraphml = (exported: ExportedGraph): string => graphml(toGraphology(exported));

export const accountsTable = (exported: ExportedGraph): Table => ({
  fields: ACCOUNT_COLUMNS,
  lines: shownNodes(exported).flatMap((node) => {
    const attributes = attributesOf(exported, node);
    return attributes ? [ACCOUNT_COLUMNS.map((column) => attributes[column])] : [];
  }),
});

export function followsTable(exported: ExportedGraph): Table {
  const idOf = (node: number) => exported.graph.accounts[node]?.id;
  const lines = [...shownFollows(exported)].map(([follower, followed, since]) => [
    idOf(follower),
    idOf(followed),
    isoDate(since),
  ]);
  return { fields: ['follower', 'following', 'since'], lines };
}
