import { type DataProvider, type GetListParams, HttpError, type Identifier } from 'react-admin';
import type { Follow, User } from '../../../api/contract';
import { aFollow, aUser, aUserReference } from '../../../api/contract/builders';
import { nodeId } from '../../graph/builders';

export interface SimulatedAccount {
  /** Nodes, in the order in which the API lists them. */
  readonly followers?: readonly number[];
  readonly isDeleted?: boolean;
  /** Its counter of followers, by default the length of `followers`. */
  readonly counted?: number;
}

/** The status of an error response. 0: no response. */
type Fault = number | undefined;

export interface SimulatedInstance {
  readonly dataProvider: DataProvider;
  /** Requested addresses, in order, such as `users/3` or `followers/3?page=1`. */
  readonly sent: string[];
  /** Number of responses for each address. */
  readonly responseCounts: Map<string, number>;
  maxInFlight(): number;
}

interface Options {
  /** The fault of a request, if any. Called once for each request. */
  fault?(address: string): Fault;
  /** Changes the rows of a list of followers. */
  rows?(address: string, rows: Follow[]): Follow[];
  total?(address: string, total: number): number;
  /** How many rows of a page of followers cannot be read, the first ones. */
  unreadable?(address: string): number;
}

const nextTask = () => new Promise((resolve) => setImmediate(resolve));

/**
 * A small instance in memory. Account `n` is at node `n`. Responses arrive in order, each in a task
 * of its own.
 */
export function createSimulatedInstance(
  accounts: readonly SimulatedAccount[],
  {
    fault = () => undefined,
    rows = (_, given) => given,
    total = (_, given) => given,
    unreadable = () => 0,
  }: Options = {},
): SimulatedInstance {
  const sent: string[] = [];
  const responseCounts = new Map<string, number>();
  let inFlight = 0;
  let maxInFlight = 0;
  const nodeOf = new Map(accounts.map((_account, node) => [nodeId(node), node]));

  const respond = async <T>(address: string, signal: unknown, make: () => T): Promise<T> => {
    sent.push(address);
    inFlight += 1;
    maxInFlight = Math.max(maxInFlight, inFlight);
    const failed = fault(address);
    await nextTask();
    inFlight -= 1;
    if ((signal as AbortSignal | undefined)?.aborted) throw new DOMException('', 'AbortError');
    if (failed !== undefined) throw new HttpError(`status ${failed.toString()}`, failed);
    const made = make();
    responseCounts.set(address, (responseCounts.get(address) ?? 0) + 1);
    return made;
  };

  const names = (node: number) => ({
    id: nodeId(node),
    slug: accounts[node]?.isDeleted ? `deleted-${nodeId(node)}` : `account-${node.toString()}`,
    deleted: accounts[node]?.isDeleted ? '2025-01-01T00:00:00+00:00' : null,
  });
  const userOf = (node: number): User => {
    const { followers = [], counted = followers.length } = accounts[node] ?? {};
    return aUser({
      ...names(node),
      metrics: { datasets: 0, reuses: 0, dataservices: 0, following: 0, followers: counted },
    });
  };
  const known = (id: Identifier): number => {
    const node = nodeOf.get(String(id));
    if (node === undefined) throw new HttpError('not found', 404);
    return node;
  };
  const pageOf = <T>(all: readonly T[], { pagination }: Pick<GetListParams, 'pagination'>) => {
    const { page = 1, perPage = 20 } = pagination ?? {};
    return all.slice((page - 1) * perPage, page * perPage);
  };

  const provider = {
    getOne: (_resource: string, { id, signal }: { id: Identifier; signal?: unknown }) =>
      respond(`users/${(nodeOf.get(String(id)) ?? id).toString()}`, signal, () => ({
        data: userOf(known(id)),
      })),
    getList: (_resource: string, params: GetListParams & { signal?: unknown }) =>
      respond(`users?page=${(params.pagination?.page ?? 1).toString()}`, params.signal, () => {
        const living = [...accounts.keys()].filter((node) => !accounts[node]?.isDeleted);
        return { data: pageOf(living, params).map(userOf), total: living.length };
      }),
    getManyReference: (
      _resource: string,
      params: GetListParams & { id: Identifier; signal?: unknown },
    ) => {
      const node = nodeOf.get(String(params.id));
      const page = params.pagination?.page ?? 1;
      const address = `followers/${(node ?? params.id).toString()}?page=${page.toString()}`;
      return respond(address, params.signal, () => {
        const followers = accounts[known(params.id)]?.followers ?? [];
        const follows = followers.map((follower) =>
          aFollow({ id: nodeId(1_000 + follower), follower: aUserReference(names(follower)) }),
        );
        return {
          data: rows(address, pageOf(follows, params)).slice(unreadable(address)),
          total: total(address, follows.length),
          meta: { unreadable: unreadable(address) },
        };
      });
    },
  };
  // Only the methods that a crawl calls. Calling another one fails the test.
  return {
    dataProvider: provider as unknown as DataProvider,
    sent,
    responseCounts,
    maxInFlight: () => maxInFlight,
  };
}
