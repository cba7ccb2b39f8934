import simpleRestProvider from 'ra-data-simple-rest';
import type { GetOneParams, QueryFunctionContext, UpdateParams } from 'react-admin';
import { type ApiClient, trueOnly } from '../api';
import { isDeleted, type User, USER_UPDATE_KEYS, type UserDeleteQuery } from '../api/contract';
import { changedFields } from './changedFields';
import { getPage } from './getPage';
import { toSimpleRestClient } from './httpClient';
import { readMany, writeMany } from './manyRecords';
import { sortParameter } from './sortParameter';
import type { ResourceProvider } from './resourceProvider';
import { addressQuery, withTakenAddressError } from './takenAddress';

/** The API's sort key for each `source` a list of accounts can be sorted by. */
const SORT_KEYS = {
  last_name: 'last_name',
  first_name: 'first_name',
  'metrics.datasets': 'datasets',
  'metrics.reuses': 'reuses',
  'metrics.followers': 'followers',
  since: 'created',
} as const;

/** The options of a deletion, given in `meta`. */
type UserDeleteOptions = Partial<Record<keyof UserDeleteQuery, boolean>>;

/**
 * What a list of accounts may be filtered by.
 *
 * `email` finds the accounts whose name or address has all words of an address next to each other.
 * The caller still has to compare addresses. The address is quoted, since otherwise the API would
 * return every account that shares one of its words.
 */
interface UserFilter {
  q?: string;
  email?: string;
}

const searchWords = ({ q, email }: UserFilter = {}) =>
  email === undefined ? q : addressQuery(email);

/**
 * The account, with counters that agree with its lists. A deletion ends all follows of an account,
 * in both directions, but udata keeps the counters as they were.
 */
const withoutEndedFollows = (user: User): User =>
  isDeleted(user) ? { ...user, metrics: { ...user.metrics, followers: 0, following: 0 } } : user;

/** Accounts: `/users/`. An account can be read by its id or by its slug. */
export const usersProvider = (client: ApiClient): ResourceProvider<User> => {
  const base = simpleRestProvider('', toSimpleRestClient(client, 'user'));

  const getOne = async (resource: string, params: GetOneParams & QueryFunctionContext) => {
    const { data } = await base.getOne<User>(resource, params);
    return { data: withoutEndedFollows(data) };
  };

  const update = (resource: string, params: UpdateParams) => {
    const data = changedFields(USER_UPDATE_KEYS, params.data, params.previousData);
    return withTakenAddressError(client, { id: params.id, email: data.email }, () =>
      base.update<User>(resource, { ...params, data }),
    );
  };

  const remove = (id: unknown, options: UserDeleteOptions = {}) =>
    client(`/users/${encodeURIComponent(String(id))}`, {
      method: 'DELETE',
      query: trueOnly(options),
    });

  return {
    getOne,
    update,

    getList: (_resource, { pagination, sort, filter, signal }) =>
      getPage(client, '/users', {
        pagination,
        query: {
          q: searchWords(filter as UserFilter | undefined),
          sort: sortParameter(sort, SORT_KEYS),
        },
        schema: 'users',
        signal,
      }),

    getMany: (resource, { ids, meta, signal }) =>
      readMany(ids, async (id) => (await getOne(resource, { id, meta, signal })).data),

    create: async (resource, params) => {
      const data = changedFields(USER_UPDATE_KEYS, params.data);
      const created = await withTakenAddressError(client, { id: null, email: data.email }, () =>
        base.create<Omit<User, 'id'>, User>(resource, { ...params, data }),
      );
      // udata cannot tell apart accounts created this way until their password is rotated. A failed
      // rotation does not make `create` fail, because the account exists.
      await client(`/users/${encodeURIComponent(created.data.id)}/rotate_password`, {
        method: 'POST',
      }).catch(() => undefined);
      return created;
    },

    delete: async (_resource, { id, previousData, meta }) => {
      await remove(id, meta as UserDeleteOptions | undefined);
      return { data: previousData ?? { id } };
    },

    updateMany: (resource, { ids, data }) =>
      writeMany(ids, (id) =>
        update(resource, { id, data: data as Partial<User>, previousData: { id } }),
      ),

    deleteMany: (_resource, { ids, meta }) =>
      writeMany(ids, (id) => remove(id, meta as UserDeleteOptions | undefined)),
  };
};
