import type { User } from '../src/api/contract';
import { createApi } from './api';
import { type FaultProxy, startFaultProxy } from './faultProxy';
import { test as base, uniqueName } from './fixtures';
import { type OwnServer, startOwnServer } from './ownServer';

interface Fixtures {
  /** Whether connections to the proxy are used again, as on a real network. See `FaultProxyOptions`. */
  keepsConnections: boolean;
  /** A proxy that serves the API and the pages. It injects no faults until a test sets some. */
  faultProxy: FaultProxy;
  /** Creates accounts with a last name that no other account has. */
  createUsers(count: number): Promise<{ name: string; users: User[] }>;
}

interface WorkerFixtures {
  ownServer: OwnServer;
}

const BATCH_SIZE = 20;

/** For tests on a separate server, which they may kill, behind a proxy that injects faults. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  ownServer: [
    async ({}, use) => {
      const server = await startOwnServer();
      await use(server);
      await server.remove();
    },
    { scope: 'worker' },
  ],

  keepsConnections: [false, { option: true }],

  faultProxy: async ({ ownServer, keepsConnections }, use) => {
    const proxy = await startFaultProxy({ target: ownServer.origin, keepsConnections });
    await use(proxy);
    await proxy.close();
  },

  baseURL: async ({ faultProxy }, use) => {
    await use(faultProxy.origin);
  },

  // This bypasses the proxy, so that a test can create and check accounts without faults.
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
