import { test as base } from '@playwright/test';
import type { NewApiToken, User, UserCreate } from '../src/api/contract';
import { type Api, createApi } from './api';
import { apiUrlFor, emailOf } from './instance';
import { ADMIN_KEY, USER_KEY } from './keys';
import { SignInPage } from './pages/SignInPage';
import { UserPage } from './pages/UserPage';
import { UsersPage } from './pages/UsersPage';

interface Fixtures {
  api: Api;
  /** Creates an account, which is deleted after the test. */
  createUser(values?: Partial<UserCreate>): Promise<User>;
  /** Deletes, after the test, the accounts that the console created with this last name. */
  deleteLater(last_name: string): void;
  /** Creates an API key of the administrator, which is revoked after the test. */
  createToken(): Promise<NewApiToken>;
  /** Makes the owners of both keys follow an account until the test ends, and returns them. */
  follow(user: User): Promise<[administrator: User, ordinary: User]>;
  /** The account with the most followers. It is not one that a test created. */
  mostFollowed: User;
  signInPage: SignInPage;
  /** The list of accounts, signed in as an administrator. */
  usersPage: UsersPage;
  userPage: UserPage;
  /** The console errors that a test expects. Any other one fails the test. */
  expectedErrors: RegExp[];
}

let serial = 0;

/** A name that no other account has. */
export const uniqueName = (prefix: string) => {
  serial += 1;
  const suffix = `${process.pid}${Date.now()}${serial}`.replace(/\d/g, (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number(digit)),
  );
  return `${prefix}${suffix}`;
};

export const test = base.extend<Fixtures>({
  api: async ({ baseURL }, use) => {
    const api = await createApi(apiUrlFor(String(baseURL)));
    await use(api);
    await api.dispose();
  },

  createUser: async ({ api }, use) => {
    const made: User[] = [];
    await use(async (values = {}) => {
      const last_name = uniqueName('Essai');
      const user = await api.createUser({
        first_name: 'Camille',
        last_name,
        email: emailOf(last_name),
        active: true,
        ...values,
      });
      made.push(user);
      return user;
    });
    const outcomes: PromiseSettledResult<void>[] = [];
    for (let start = 0; start < made.length; start += 20) {
      const batch = made.slice(start, start + 20).map(({ id }) => api.deleteUser(id));
      outcomes.push(...(await Promise.allSettled(batch)));
    }
    const failure = outcomes.find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
  },

  deleteLater: async ({ api }, use) => {
    const names: string[] = [];
    await use((last_name) => names.push(last_name));
    for (const name of names) {
      const { data } = await api.users(`q=${name}`);
      for (const { id, last_name } of data) if (last_name === name) await api.deleteUser(id);
    }
  },

  createToken: async ({ api }, use) => {
    const made: string[] = [];
    await use(async () => {
      const token = await api.createToken();
      made.push(token.id);
      return token;
    });
    for (const id of made) await api.revokeToken(id);
  },

  // Depends on `createUser`, so that the follows are removed before the account is deleted.
  follow: async ({ api, baseURL, createUser: _createUser }, use) => {
    const ordinary = await createApi(apiUrlFor(String(baseURL)), USER_KEY);
    const followed: string[] = [];
    await use(async ({ id }) => {
      followed.push(id);
      await api.follow(id);
      await ordinary.follow(id);
      return [await api.me(), await ordinary.me()];
    });
    // If only the account were deleted, the counters of both owners would stay one too high.
    for (const id of followed) {
      await api.unfollow(id);
      await ordinary.unfollow(id);
    }
    await ordinary.dispose();
  },

  mostFollowed: async ({ api }, use) => {
    const { data } = await api.users('sort=-followers&page_size=1');
    if (!data[0]) throw new Error('There is no account');
    await use(data[0]);
  },

  // Chromium logs an error for each failed request. Tests that cause such errors list them here.
  expectedErrors: [[], { option: true }],

  page: async ({ page, expectedErrors }, use) => {
    const unexpected: string[] = [];
    const record = (text: string) => {
      if (!expectedErrors.some((pattern) => pattern.test(text))) unexpected.push(text);
    };
    page.on('console', (message) => {
      if (message.type() === 'error') record(message.text());
    });
    page.on('pageerror', (error) => {
      record(error.message);
    });
    await use(page);
    if (unexpected.length > 0) throw new Error(`The page logged: ${unexpected.join('\n')}`);
  },

  signInPage: async ({ page }, use) => {
    await use(new SignInPage(page));
  },

  usersPage: async ({ page, signInPage }, use) => {
    await signInPage.open();
    await signInPage.signIn(ADMIN_KEY);
    const usersPage = new UsersPage(page);
    await usersPage.table.waitFor();
    await use(usersPage);
  },

  userPage: async ({ page, usersPage: _signedIn }, use) => {
    await use(new UserPage(page));
  },
});

export { expect } from '@playwright/test';
