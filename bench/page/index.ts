import { fullName, type Page, type User } from '../../src/api/contract';
import { userValues } from '../../src/users/userValues';
import type { BenchPage, Report, SeenAccount, Way } from '../bulk/ways';
import { bareLoop } from './bareLoop';
import { updateMany } from './updateMany';
import { jobWithoutDisk, queueJob, vigieJob } from './vigie';

const PAGE_SIZE = 1_000;

/** Creates the functions that the bench calls in a page; `key` is an administrator's. */
export const createBench = (key: string, apiUrl: string): BenchPage => {
  const headers = { 'X-API-KEY': key };
  const get = async <T>(path: string) =>
    (await (await fetch(apiUrl + path, { headers, credentials: 'omit' })).json()) as T;
  let readAt = 0;

  return {
    async read(count) {
      const accounts: SeenAccount[] = [];
      readAt = Date.now();
      for (let page = 1; accounts.length < count; page++) {
        const { data, next_page } = await get<Page<User>>(
          `/users/?page=${page.toString()}&page_size=${PAGE_SIZE.toString()}`,
        );
        for (const user of data) {
          if (user.active !== true || user.roles.length > 0) continue;
          const name = fullName(user);
          // The values of a user are never nested, so they can be passed to the page as they are.
          accounts.push({ id: user.id, name, values: userValues(user) as SeenAccount['values'] });
        }
        if (next_page === null && accounts.length < count) {
          throw new Error(`Only ${accounts.length.toString()} accounts can be deactivated`);
        }
      }
      return accounts.slice(0, count);
    },

    async deactivate(way, accounts) {
      const ids = accounts.map(({ id }) => id);
      let requests = 0;
      const { fetch } = window;
      window.fetch = (...args) => {
        requests += 1;
        return fetch(...args);
      };
      const began = performance.now();
      try {
        const run: Record<Way, () => Promise<Report>> = {
          vigie: () => vigieJob(accounts, readAt, apiUrl, key, window.fetch),
          without_disk: () => jobWithoutDisk(accounts, readAt, apiUrl, key, window.fetch),
          bare_loop: () => bareLoop(ids, apiUrl, headers, window.fetch),
          update_many: () => updateMany(ids, apiUrl, headers),
        };
        const report = await run[way]();
        return { ms: performance.now() - began, requests, report };
      } finally {
        window.fetch = fetch;
      }
    },

    async queueJob(accounts) {
      const me = await get<User>('/me/');
      await queueJob(accounts, readAt, apiUrl, { id: me.id, name: fullName(me) });
    },
  };
};
