import type { ApiClient } from '../api';
import type { Role } from '../api/contract';
import { pageOf } from './inMemory';
import type { ResourceProvider } from './resourceProvider';

/** A site-wide role as a record. Its id is its name. */
export type RoleRecord = Role & { id: string };

/** Site-wide roles: `/users/roles/`, a short list without pages. */
export const rolesProvider = (client: ApiClient): ResourceProvider<RoleRecord> => {
  const readAll = async (signal?: AbortSignal) => {
    const { json, unreadable } = await client('/users/roles', { schema: 'roles', signal });
    const roles: RoleRecord[] = json.map((role) => ({ ...role, id: role.name }));
    return { roles, unreadable };
  };
  return {
    getList: async (_resource, { pagination, sort, signal }) => {
      const { roles, unreadable } = await readAll(signal);
      return { ...pageOf(roles, { pagination, sort }), meta: { unreadable } };
    },
    getMany: async (_resource, { ids, signal }) => ({
      data: (await readAll(signal)).roles.filter((role) => ids.includes(role.id)),
    }),
  };
};
