import { fullName, type Page, type User } from '../../src/api/contract';
import { userValues } from '../../src/users/userValues';
import type { BenchPage, SeenAccount } from '../bulk/ways';
import { bareLoop } from './bareLoop';
import { updateMany } from './updateMany';
import { leaveJob, vigieJob } from './vigie';

const PAGE_SIZE = 1_000;

/** Makes what the bench drives in a page; `key` is an administrator's. */
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
          // The bench asks for values of an account alone, all of which are simple.
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
        const told =
          way === 'vigie'
            ? await vigieJob(accounts, readAt, apiUrl, key, window.fetch)
            : way === 'bare_loop'
              ? await bareLoop(ids, apiUrl, headers, window.fetch)
              : await updateMany(ids, apiUrl, headers);
        return { ms: performance.now() - began, requests, told };
      } finally {
        window.fetch = fetch;
      }
    },

    async leaveJob(accounts) {
      const me = await get<User>('/me/');
      await leaveJob(accounts, readAt, apiUrl, { id: me.id, name: fullName(me) });
    },
  };
};
