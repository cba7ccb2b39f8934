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

/** The users API as the tests use it: to make data, and to see what the console did to it. */
export const createApi = async (baseURL: string) => {
  const context = await request.newContext({
    baseURL,
    extraHTTPHeaders: { 'X-API-KEY': ADMIN_KEY },
  });

  const status = async (path: string) => (await context.get(`/api/1${path}`)).status();

  const read = async <T>(path: string): Promise<T> => {
    const response = await context.get(`/api/1${path}`);
    if (!response.ok()) throw new Error(`GET ${path}: ${response.status()}`);
    return (await response.json()) as T;
  };

  return {
    me: () => read<User>('/me/'),
    user: (id: string) => read<User>(`/users/${id}/`),
    users: (query: string) => read<Page<User>>(`/users/?${query}`),
    organizations: (query: string) => read<Page<Organization>>(`/organizations/?${query}`),
    /** Whether this instance can search organizations: its database may have no index for it. */
    searchesOrganizations: async () => (await status('/organizations/?q=organisation')) === 200,
    followers: (id: string, query = '') => read<Page<Follow>>(`/users/${id}/followers/?${query}`),

    async createUser(values: UserCreate): Promise<User> {
      const response = await context.post('/api/1/users/', { data: values });
      if (response.status() !== 201) throw new Error(`POST /users/: ${await response.text()}`);
      return (await response.json()) as User;
    },

    /** The status the API answers a change with. */
    async updateStatus(id: string, values: UserUpdate): Promise<number> {
      return (await context.put(`/api/1/users/${id}/`, { data: values })).status();
    },

    async deleteUser(id: string): Promise<void> {
      await context.delete(`/api/1/users/${id}/?no_mail=true`);
    },

    async createToken(): Promise<NewApiToken> {
      const response = await context.post('/api/1/me/api_tokens/', { data: {} });
      return (await response.json()) as NewApiToken;
    },

    async revokeToken(id: string): Promise<void> {
      await context.delete(`/api/1/me/api_tokens/${id}/`);
    },

    dispose: () => context.dispose(),
  };
};

export type Api = Awaited<ReturnType<typeof createApi>>;
