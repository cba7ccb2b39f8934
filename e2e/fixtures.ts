import { test as base } from '@playwright/test';
import type { User, UserCreate } from '../src/api/contract';
import { type Api, createApi } from './api';
import { ADMIN_KEY } from './keys';
import { SignInPage } from './pages/SignInPage';
import { UserPage } from './pages/UserPage';
import { UsersPage } from './pages/UsersPage';

interface Fixtures {
  api: Api;
  /** Makes an account and deletes it after the test. */
  createUser(values?: Partial<UserCreate>): Promise<User>;
  signInPage: SignInPage;
  /** The list of accounts, signed in as an administrator. */
  usersPage: UsersPage;
  userPage: UserPage;
  /** Fails a test in which the page logged an error that it did not announce. */
  expectedErrors: RegExp[];
}

let serial = 0;

/** A word that no other account has. */
export const uniqueName = (prefix: string) => {
  serial += 1;
  const suffix = `${process.pid}${Date.now()}${serial}`.replace(/\d/g, (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number(digit)),
  );
  return `${prefix}${suffix}`;
};

export const test = base.extend<Fixtures>({
  api: async ({ baseURL }, use) => {
    const api = await createApi(String(baseURL));
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
        email: `${last_name.toLowerCase()}@example.org`,
        active: true,
        ...values,
      });
      made.push(user);
      return user;
    });
    for (let start = 0; start < made.length; start += 20) {
      await Promise.all(made.slice(start, start + 20).map(({ id }) => api.deleteUser(id)));
    }
  },

  // Chromium logs each refused request; a test that provokes some says which.
  expectedErrors: [[], { option: true }],

  page: async ({ page, expectedErrors }, use) => {
    const unexpected: string[] = [];
    const judge = (text: string) => {
      if (!expectedErrors.some((pattern) => pattern.test(text))) unexpected.push(text);
    };
    page.on('console', (message) => {
      if (message.type() === 'error') judge(message.text());
    });
    page.on('pageerror', (error) => {
      judge(error.message);
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
