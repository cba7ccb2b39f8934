import { request } from '@playwright/test';
import type {
  Follow,
  NewApiToken,
  Organization,
  Page,
  User,
  UserCreate,
  UserUpdate,
} from '../src/api/contract';
import { ADMIN_KEY } from './keys';

/**
 * The users API for tests: creates data, and checks what the console did to it.
 *
 * @param apiUrl ends in `/api/1`, without a trailing slash
 */
export const createApi = async (apiUrl: string, key = ADMIN_KEY) => {
  const context = await request.newContext({ extraHTTPHeaders: { 'X-API-KEY': key } });

  const status = async (path: string) => (await context.get(`${apiUrl}${path}`)).status();

  const read = async <T>(path: string): Promise<T> => {
    const response = await context.get(`${apiUrl}${path}`);
    if (!response.ok()) throw new Error(`GET ${path}: ${response.status()}`);
    return (await response.json()) as T;
  };

  const remove = async (path: string, query = '') => {
    const response = await context.delete(`${apiUrl}${path}${query}`);
    // The test may have removed it already.
    if (response.ok() || response.status() === 404 || response.status() === 410) return;
    throw new Error(`DELETE ${path}: ${response.status()}`);
  };

  return {
    me: () => read<User>('/me/'),
    user: (id: string) => read<User>(`/users/${id}/`),
    users: (query: string) => read<Page<User>>(`/users/?${query}`),
    organizations: (query: string) => read<Page<Organization>>(`/organizations/?${query}`),
    /** Whether this instance can search organizations, since its database may lack the text index. */
    searchesOrganizations: async () => (await status('/organizations/?q=organisation')) === 200,
    followers: (id: string, query = '') => read<Page<Follow>>(`/users/${id}/followers/?${query}`),

    async createUser(values: UserCreate): Promise<User> {
      const response = await context.post(`${apiUrl}/users/`, { data: values });
      if (response.status() !== 201) throw new Error(`POST /users/: ${await response.text()}`);
      return (await response.json()) as User;
    },

    /** Changes an account. Returns the status of the response. */
    async updateStatus(id: string, values: UserUpdate): Promise<number> {
      return (await context.put(`${apiUrl}/users/${id}/`, { data: values })).status();
    },

    deleteUser: (id: string) => remove(`/users/${id}/`, '?no_mail=true'),

    /** Follows an account as the owner of the key. */
    async follow(id: string): Promise<void> {
      const response = await context.post(`${apiUrl}/users/${id}/followers/`);
      if (!response.ok()) throw new Error(`POST /users/${id}/followers/: ${response.status()}`);
    },

    unfollow: (id: string) => remove(`/users/${id}/followers/`),

    async createToken(): Promise<NewApiToken> {
      const response = await context.post(`${apiUrl}/me/api_tokens/`, { data: {} });
      return (await response.json()) as NewApiToken;
    },

    revokeToken: (id: string) => remove(`/me/api_tokens/${id}/`),

    dispose: () => context.dispose(),
  };
};

export type Api = Awaited<ReturnType<typeof createApi>>;
