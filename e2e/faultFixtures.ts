import type { User } from '../src/api/contract';
import { createApi } from './api';
import { type FaultProxy, startFaultProxy } from './faultProxy';
import { test as base, uniqueName } from './fixtures';
import { type OwnServer, startOwnServer } from './ownServer';

interface Fixtures {
  /** A proxy in front of the server, also for the pages. Without faults until a test sets some. */
  faultProxy: FaultProxy;
  /** Creates accounts with a last name that no other account has. */
  createUsers(count: number): Promise<{ name: string; users: User[] }>;
}

interface WorkerFixtures {
  ownServer: OwnServer;
}

const BATCH_SIZE = 20;

/** Tests on a server of their own, which they may kill, behind a proxy that injects faults. */
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

  // Not through the proxy: what a test creates and checks must not meet faults.
  api: async ({ ownServer }, use) => {
    const api = await createApi(`${ownServer.origin}/api/1`);
    await use(api);
    await api.dispose();
  },

  createUsers: async ({ api }, use) => {
    await use(async (count) => {
      const name = uniqueName('Lot');
      const users: User[] = [];
      for (let start = 0; start < count; start += BATCH_SIZE) {
        const batch = Array.from({ length: Math.min(BATCH_SIZE, count - start) }, (_, index) =>
          api.createUser({
            first_name: `Compte ${start + index}`,
            last_name: name,
            email: `${name.toLowerCase()}${start + index}@example.org`,
            active: true,
          }),
        );
        users.push(...(await Promise.all(batch)));
      }
      return { name, users };
    });
  },
});

export { expect } from './fixtures';
