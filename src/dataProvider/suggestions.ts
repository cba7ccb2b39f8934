import type { Identifier } from 'react-admin';
import type { ApiClient } from '../api';
import type { User, UserSuggestion } from '../api/contract';
import { readMany } from './manyRecords';
import type { ResourceProvider } from './resourceProvider';

const MAX_SUGGESTIONS = 20;

/**
 * Accounts to choose from while typing, from `/users/suggest/`, which matches any part of the slug.
 *
 * They are a separate resource because they have only some fields of an account. If they were
 * `users`, react-admin would use them as whole records.
 */
export const suggestionsProvider = (client: ApiClient): ResourceProvider<UserSuggestion> => {
  const read = async (id: Identifier, signal?: AbortSignal): Promise<UserSuggestion> => {
    const { json } = await client(`/users/${encodeURIComponent(id)}`, {
      mask: 'id,first_name,last_name,avatar_thumbnail,email,slug',
      signal,
    });
    const { avatar_thumbnail, email, ...user } = json as User;
    return { ...user, avatar_url: avatar_thumbnail, email: email ?? '' };
  };
  return {
    getList: async (_resource, { filter, signal }) => {
      const { q = '' } = (filter ?? {}) as { q?: string };
      // An empty text would match every account, and the client does not send empty parameters.
      if (q.trim() === '') return { data: [], total: 0 };
      const { json: data } = await client('/users/suggest', {
        query: { q, size: MAX_SUGGESTIONS },
        schema: 'suggestions',
        signal,
      });
      return { data, total: data.length };
    },
    getMany: (_resource, { ids, signal }) => readMany(ids, (id) => read(id, signal)),
    getOne: async (_resource, { id, signal }) => ({ data: await read(id, signal) }),
  };
};
