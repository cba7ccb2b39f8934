import type { User } from '../src/api/contract';
import { createApi } from './api';
import { type FaultProxy, startFaultProxy } from './faultProxy';
import { test as base, uniqueName } from './fixtures';
import { type OwnServer, startOwnServer } from './ownServer';

interface Fixtures {
  /** In front of the server, without faults until a test sets some; the pages are served by it. */
  faultProxy: FaultProxy;
  /** Makes accounts of one name that nobody else has. */
  createUsers(count: number): Promise<{ name: string; users: User[] }>;
}

interface WorkerFixtures {
  ownServer: OwnServer;
}

const AT_ONCE = 20;

/** Tests over a server of their own, which may be killed, behind a proxy with faults. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  ownServer: [
    async ({}, use) => {
      const server = await startOwnServer();
      await use(server);
      await server.remove();
    },
    { scope: 'worker' },
  ],

  faultProxy: async ({ ownServer }, use) => {
    const proxy = await startFaultProxy({ target: ownServer.origin });
    await use(proxy);
    await proxy.close();
  },

  baseURL: async ({ faultProxy }, use) => {
    await use(faultProxy.origin);
  },

  // What a test makes and looks at meets no fault.
  api: async ({ ownServer }, use) => {
    const api = await createApi(`${ownServer.origin}/api/1`);
    await use(api);
    await api.dispose();
  },

  createUsers: async ({ api }, use) => {
    await use(async (count) => {
      const name = uniqueName('Lot');
      const users: User[] = [];
      for (let start = 0; start < count; start += AT_ONCE) {
        const some = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, index) =>
          api.createUser({
            first_name: `Compte ${start + index}`,
            last_name: name,
            email: `${name.toLowerCase()}${start + index}@example.org`,
            active: true,
          }),
        );
        users.push(...(await Promise.all(some)));
      }
      return { name, users };
    });
  },
});

export { expect } from './fixtures';
