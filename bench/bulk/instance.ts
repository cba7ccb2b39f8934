import { startOwnServer } from '../../e2e/ownServer';
import { ADMIN_KEY } from '../../e2e/keys';
import type { Page, User } from '../../src/api/contract';

/** The server of the bench, with direct access to its accounts. */
export interface Instance {
  readonly origin: string;
  /** The accounts among `ids` that are not active. */
  inactive(ids: readonly string[]): Promise<Set<string>>;
  reactivate(ids: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

const CONCURRENCY = 6;

export async function startInstance(seedUsers: number): Promise<Instance> {
  const server = await startOwnServer({ seedUsers });
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${server.origin}/api/1${path}`, {
      ...init,
      headers: { 'X-API-KEY': ADMIN_KEY, 'Content-Type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status.toString()}`);
    return answer.json();
  };
  return {
    origin: server.origin,
    remove: server.remove,
    async inactive(ids) {
      const wanted = new Set(ids);
      const found = new Set<string>();
      for (let page = 1; ; page++) {
        const path = `/users/?page=${page.toString()}&page_size=1000`;
        const { data, next_page } = (await call(path)) as Page<User>;
        for (const { id, active } of data) if (wanted.has(id) && active !== true) found.add(id);
        if (next_page === null) return found;
      }
    },
    async reactivate(ids) {
      const left = [...ids];
      const loop = async () => {
        for (let id = left.pop(); id !== undefined; id = left.pop()) {
          await call(`/users/${id}/`, { method: 'PUT', body: JSON.stringify({ active: true }) });
        }
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, loop));
    },
  };
}
