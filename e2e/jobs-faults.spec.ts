import type { Page } from '@playwright/test';
import type { User } from '../src/api/contract';
import type { Api } from './api';
import { expect, test } from './faultFixtures';
import type { FaultProxy } from './faultProxy';
import { readJournal } from './journal';
import { ADMIN_KEY } from './keys';
import { JobsPage } from './pages/JobsPage';
import { SignInPage } from './pages/SignInPage';
import { UsersPage } from './pages/UsersPage';

const COUNT = 300;
/** Writes that went through before something happens: the job is then in the middle. */
const SOME = 100;
const FAULTS = {
  throttled: 0.025,
  throttled_with_retry_after: 0.025,
  error_503: 0.02,
  dropped_before: 0.005,
  dropped_after: 0.005,
};

// Each refused or dropped request is one line of Chromium's.
test.use({ expectedErrors: [/Failed to load resource/] });
// Each signs in, journals 300 accounts and waits out what a proxy asks for.
test.describe.configure({ timeout: 120_000 });

const signedIn = async (page: Page, key = ADMIN_KEY) => {
  const signInPage = new SignInPage(page);
  await signInPage.open();
  await signInPage.signIn(key);
  await new UsersPage(page).table.waitFor();
  return new JobsPage(page);
};

const deactivateAll = async (page: Page, name: string) => {
  const usersPage = new UsersPage(page);
  await usersPage.find(name, COUNT);
  await usersPage.selectMatching.click();
  await usersPage.tray.bar.getByText(`${COUNT} comptes sélectionnés`).waitFor();
  await usersPage.tray.deactivate.click();
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: `Désactiver ${COUNT} comptes` }).click();
};

/** Each account has one outcome, which is the truth, and none was sent what it had accepted before. */
const expectAllKnown = async (page: Page, api: Api, name: string, proxy: FaultProxy) => {
  const { jobs, items } = await readJournal(page);
  const { data } = await api.users(`q=${name}&page_size=${COUNT}`);
  const accounts = (describe: (user: User) => string) =>
    data.map((user) => `${user.id} ${describe(user)}`).sort();
  expect(items.map(({ id, state, outcome }) => `${id} ${state} ${outcome}`).sort()).toEqual(
    accounts(({ active }) => (active === false ? 'settled done' : 'still active')),
  );
  expect(items).toHaveLength(COUNT);
  expect(jobs).toMatchObject([{ status: 'finished', total: COUNT, counts: { done: COUNT } }]);
  expect(proxy.acceptedTwice()).toEqual([]);
};

test('300 accounts are deactivated through throttling, errors and lost answers', async ({
  page,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const jobsPage = await signedIn(page);
  proxy.setRates(FAULTS);
  await deactivateAll(page, name);
  await jobsPage.waitForEnd();
  await expectAllKnown(page, api, name, proxy);
  expect(proxy.counts.throttled_with_retry_after).toBeGreaterThan(0);
  expect(proxy.counts.dropped_before + proxy.counts.dropped_after).toBeGreaterThan(0);
});

test('a job goes on from the journal when its tab was closed in the middle', async ({
  page,
  context,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  await signedIn(page);
  const isInTheMiddle = proxy.holdAfter(SOME);
  await deactivateAll(page, name);
  await isInTheMiddle;
  await page.close();
  proxy.release();

  const next = await context.newPage();
  const jobsPage = await signedIn(next);
  await jobsPage.waitForEnd();
  await expectAllKnown(next, api, name, proxy);
});

test('another tab takes over when the running one is closed', async ({
  page,
  context,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  await signedIn(page);
  const hasBegun = proxy.holdAfter(SOME);
  await deactivateAll(page, name);
  await hasBegun;
  // It comes when the job runs already: of two tabs that wait, either may be the one to run it.
  const other = await context.newPage();
  const jobsPage = await signedIn(other);
  proxy.release();
  const isInTheMiddle = proxy.holdAfter(SOME);
  await expect(jobsPage.dock).toContainText('dans un autre onglet');
  await isInTheMiddle;
  await page.close();
  proxy.release();

  await jobsPage.waitForEnd();
  await expectAllKnown(other, api, name, proxy);
});

test('a job goes on when the server was killed in the middle and started again', async ({
  page,
  api,
  faultProxy: proxy,
  ownServer,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const jobsPage = await signedIn(page);
  const isInTheMiddle = proxy.holdAfter(SOME);
  await deactivateAll(page, name);
  await isInTheMiddle;
  await ownServer.kill();
  proxy.release();
  // A job does not burn through its accounts: it waits for somebody to look.
  await expect(jobsPage.dock).toContainText('trop d’échecs d’affilée', { timeout: 30_000 });
  await ownServer.startAgain();
  await jobsPage.resume.click();
  await jobsPage.waitForEnd();
  await expectAllKnown(page, api, name, proxy);
});

test('a job whose key was revoked goes on with another key of the same account', async ({
  page,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const token = await api.createToken();
  const jobsPage = await signedIn(page, token.token);
  const isInTheMiddle = proxy.holdAfter(SOME);
  await deactivateAll(page, name);
  await isInTheMiddle;
  await api.revokeToken(token.id);
  proxy.release();
  await jobsPage.signInAgain.click();
  await new SignInPage(page).signIn(ADMIN_KEY);
  await jobsPage.waitForEnd();
  await expectAllKnown(page, api, name, proxy);
});
