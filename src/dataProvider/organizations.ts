import simpleRestProvider from 'ra-data-simple-rest';
import type { GetOneParams, QueryFunctionContext } from 'react-admin';
import type { ApiClient } from '../api';
import type { Organization } from '../api/contract';
import { getPage } from './getPage';
import { toSimpleRestClient } from './httpClient';
import { readMany } from './manyRecords';
import { sortParameter } from './sortParameter';
import type { ResourceProvider } from './resourceProvider';

/** The API's sort key for each `source` a list of organizations can be sorted by. */
const SORT_KEYS = {
  name: 'name',
  'metrics.datasets': 'datasets',
  'metrics.reuses': 'reuses',
  'metrics.followers': 'followers',
  created_at: 'created',
  last_modified: 'last_modified',
} as const;

/** Organizations, read-only: `/organizations/`. */
export const organizationsProvider = (client: ApiClient): ResourceProvider<Organization> => {
  const base = simpleRestProvider('', toSimpleRestClient(client, 'organization'));
  const getOne = (resource: string, params: GetOneParams & QueryFunctionContext) =>
    base.getOne<Organization>(resource, params);
  return {
    getOne,
    getList: (_resource, { pagination, sort, filter, signal }) => {
      const { q, badge } = (filter ?? {}) as { q?: string; badge?: string };
      return getPage(client, '/organizations', {
        pagination,
        query: { q, badge, sort: sortParameter(sort, SORT_KEYS) },
        schema: 'organizations',
        signal,
      });
    },
    getMany: (resource, { ids, meta, signal }) =>
      readMany(ids, async (id) => (await getOne(resource, { id, meta, signal })).data),
  };
};
