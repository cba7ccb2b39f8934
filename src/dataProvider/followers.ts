import type { Identifier } from 'react-admin';
import type { ApiClient } from '../api';
import type { Follow } from '../api/contract';
import { getPage } from './getPage';
import type { ResourceProvider } from './resourceProvider';

/**
 * Who follows an account: `/users/{id}/followers/`.
 *
 * The API chooses their order, and has no list of the accounts that an account follows.
 */
export const followersProvider = (client: ApiClient): ResourceProvider<Follow> => {
  const followersOf = (
    id: Identifier,
    params: { pagination?: { page: number; perPage: number }; signal?: AbortSignal },
  ) =>
    getPage(client, `/users/${encodeURIComponent(id)}/followers`, {
      ...params,
      schema: 'followers',
    });
  return {
    getManyReference: (_resource, { id, pagination, signal }) =>
      followersOf(id, { pagination, signal }),
    getList: (_resource, { filter, pagination, signal }) => {
      const { following } = (filter ?? {}) as { following?: Identifier };
      return following ? followersOf(following, { pagination, signal }) : noFollowers();
    },
  };
};

const noFollowers = () => Promise.resolve({ data: [], total: 0 });
