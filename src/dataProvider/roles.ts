import type { ApiClient } from '../api';
import type { Role } from '../api/contract';
import { pageOf } from './inMemory';
import type { ResourceProvider } from './resourceProvider';

/** A site-wide role as a record. Its id is its name. */
export type RoleRecord = Role & { id: string };

/** Site-wide roles: `/users/roles/`, a short list without pages. */
export const rolesProvider = (client: ApiClient): ResourceProvider<RoleRecord> => {
  const readAll = async (signal?: AbortSignal): Promise<RoleRecord[]> => {
    const { json } = await client('/users/roles', { schema: 'roles', signal });
    return json.map((role) => ({ ...role, id: role.name }));
  };
  return {
    getList: async (_resource, { pagination, sort, signal }) =>
      pageOf(await readAll(signal), { pagination, sort }),
    getMany: async (_resource, { ids, signal }) => ({
      data: (await readAll(signal)).filter((role) => ids.includes(role.id)),
    }),
  };
};
