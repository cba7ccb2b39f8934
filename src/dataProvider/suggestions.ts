import type { Identifier } from 'react-admin';
import type { ApiClient } from '../api';
import type { User, UserSuggestion } from '../api/contract';
import { readMany } from './manyRecords';
import type { ResourceProvider } from './resourceProvider';

const MOST_SUGGESTIONS = 20;

/**
 * Accounts to choose from while typing: `/users/suggest/`, by any part of the slug.
 *
 * A resource of its own: these records are only a part of an account, and react-admin would take
 * them for whole ones under the name `users`.
 */
export const suggestionsProvider = (client: ApiClient): ResourceProvider<UserSuggestion> => {
  const read = async (id: Identifier, signal?: AbortSignal): Promise<UserSuggestion> => {
    const { json } = await client(`/users/${String(id)}`, {
      mask: 'id,first_name,last_name,avatar_thumbnail,email,slug',
      signal,
    });
    const { avatar_thumbnail, email, ...user } = json as User;
    return { ...user, avatar_url: avatar_thumbnail, email: email ?? '' };
  };
  return {
    getList: async (_resource, { filter, signal }) => {
      const { q = '' } = (filter ?? {}) as { q?: string };
      // Every account matches an empty text, and an empty parameter is never sent.
      if (q.trim() === '') return { data: [], total: 0 };
      const { json: data } = await client('/users/suggest', {
        query: { q, size: MOST_SUGGESTIONS },
        answer: 'suggestions',
        signal,
      });
      return { data, total: data.length };
    },
    getMany: (_resource, { ids, signal }) => readMany(ids, (id) => read(id, signal)),
    getOne: async (_resource, { id, signal }) => ({ data: await read(id, signal) }),
  };
};
