import { chromium, type Page } from '@playwright/test';
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
/** Number of writes after which a test interrupts the job. */
const WRITES_BEFORE = 100;
const FAULTS = {
  throttled: 0.025,
  throttled_with_retry_after: 0.025,
  error_503: 0.02,
  dropped_before: 0.005,
  dropped_after: 0.005,
};

// Chromium logs an error for each failed request.
test.use({ expectedErrors: [/Failed to load resource/] });

const signIn = async (page: Page, key = ADMIN_KEY) => {
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

/** Deactivates all accounts with a name. Resolves in the middle, while the proxy holds the writes. */
const deactivateAndHold = async (page: Page, proxy: FaultProxy, name: string) => {
  const isInTheMiddle = proxy.holdAfter(WRITES_BEFORE);
  await deactivateAll(page, name);
  await isInTheMiddle;
};

/** Every account is done in the journal and in the API, and no accepted write was sent again. */
const expectAllDone = async (page: Page, api: Api, name: string, proxy: FaultProxy) => {
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

test('deactivates 300 accounts despite throttling, errors and lost responses', async ({
  page,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const jobsPage = await signIn(page);
  proxy.setRates(FAULTS);
  await deactivateAll(page, name);
  await jobsPage.waitForEnd();
  await expectAllDone(page, api, name, proxy);
  expect(proxy.counts.throttled_with_retry_after).toBeGreaterThan(0);
  expect(proxy.counts.dropped_before + proxy.counts.dropped_after).toBeGreaterThan(0);
});

test('resumes a job from the journal after its tab was closed', async ({
  page,
  context,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  await signIn(page);
  await deactivateAndHold(page, proxy, name);
  await page.close();
  proxy.release();

  const next = await context.newPage();
  const jobsPage = await signIn(next);
  await jobsPage.waitForEnd();
  await expectAllDone(next, api, name, proxy);
});

test('continues a job in another tab when its tab is closed', async ({
  page,
  context,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  await signIn(page);
  await deactivateAndHold(page, proxy, name);
  // Open it once the job runs: if both tabs waited, either of them could run it.
  const other = await context.newPage();
  const jobsPage = await signIn(other);
  proxy.release();
  const isInTheMiddle = proxy.holdAfter(WRITES_BEFORE);
  await expect(jobsPage.dock).toContainText('dans un autre onglet');
  await isInTheMiddle;
  await page.close();
  proxy.release();

  await jobsPage.waitForEnd();
  await expectAllDone(other, api, name, proxy);
});

test('pauses a job when the server was killed, and goes on by itself once the server is back', async ({
  page,
  api,
  faultProxy: proxy,
  ownServer,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const jobsPage = await signIn(page);
  await deactivateAndHold(page, proxy, name);
  await ownServer.kill();
  proxy.release();
  // The job pauses, instead of failing all remaining accounts.
  await expect(jobsPage.dock).toContainText('le serveur ne répond plus');
  await ownServer.startAgain();
  await jobsPage.waitForEnd();
  await expectAllDone(page, api, name, proxy);
});

test('resumes a job whose key was revoked with another key of the same account', async ({
  page,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const token = await api.createToken();
  const jobsPage = await signIn(page, token.token);
  await deactivateAndHold(page, proxy, name);
  await api.revokeToken(token.id);
  proxy.release();
  await jobsPage.signInAgain.click();
  await new SignInPage(page).signIn(ADMIN_KEY);
  await jobsPage.waitForEnd();
  await expectAllDone(page, api, name, proxy);
});

/** Deletes all accounts with a name, and waits for the countdown to begin. */
const deleteAll = async (page: Page, name: string, count: number) => {
  const usersPage = new UsersPage(page);
  await usersPage.find(name, count);
  await usersPage.selectAll.check();
  await usersPage.tray.openAction('Supprimer…');
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByLabel(/Pour confirmer/).fill(count.toString());
  await usersPage.dialog.getByRole('button', { name: `Supprimer ${count} comptes` }).click();
  await expect(new JobsPage(page).dock).toContainText('commence dans');
};

test('asks again before a deletion that was interrupted, and deletes nothing by itself', async ({
  page,
  context,
  api,
  createUsers,
}) => {
  const { name, users } = await createUsers(6);
  await signIn(page);
  await deleteAll(page, name, 6);
  await page.close();

  const next = await context.newPage();
  const deletions: string[] = [];
  next.on('request', (request) => {
    if (request.method() === 'DELETE') deletions.push(request.url());
  });
  const jobsPage = await signIn(next);
  await expect(jobsPage.dock).toContainText('interrompu ; à confirmer de nouveau');
  await next.reload();
  await expect(jobsPage.dock).toContainText('interrompu ; à confirmer de nouveau');
  expect(deletions).toEqual([]);
  expect((await api.user(users[0]?.id ?? '')).active).toBe(true);

  await jobsPage.resume.click();
  const question = next.getByRole('dialog');
  await expect(question).toContainText('les 6 comptes restants');
  await question.getByRole('button', { name: 'Reprendre' }).click();
  await jobsPage.waitForEnd();
  expect(deletions).toHaveLength(6);
});

test('pauses a job when the API asks for a day’s wait, and tries again when asked', async ({
  page,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const jobsPage = await signIn(page);
  await page.route('**/api/1/users/*/*', async (route) => {
    if (route.request().method() !== 'PUT') return route.fallback();
    return route.fulfill({ status: 429, headers: { 'Retry-After': '86400' }, json: {} });
  });
  await deactivateAll(page, name);
  await expect(jobsPage.dock).toContainText('le serveur demande d’attendre ; nouvel essai à');
  await page.unroute('**/api/1/users/*/*');
  await jobsPage.dock.getByRole('button', { name: 'Essayer maintenant' }).click();
  await jobsPage.waitForEnd();
  await expectAllDone(page, api, name, proxy);
});

test('pauses a job when writes are refused while reads work, and goes on when asked', async ({
  page,
  api,
  faultProxy: proxy,
  createUsers,
}) => {
  const { name } = await createUsers(COUNT);
  const jobsPage = await signIn(page);
  proxy.setRates({ error_503: 1 });
  await deactivateAll(page, name);
  await expect(jobsPage.resume).toBeVisible({ timeout: 120_000 });
  const { jobs, items } = await readJournal(page);
  expect(jobs).toMatchObject([{ status: 'paused', pauseReason: 'failures' }]);
  expect(items.filter(({ outcome }) => outcome !== null).length).toBeLessThan(20);
  expect((await api.users(`q=${name}&page_size=${COUNT}`)).data.every(({ active }) => active)).toBe(
    true,
  );

  proxy.setRates({});
  await jobsPage.resume.click();
  await jobsPage.waitForEnd();
  await expectAllDone(page, api, name, proxy);
});

test('goes on, or stays in sight, after the browser was closed without a network', async ({
  baseURL,
  contextOptions,
  launchOptions,
  api,
  faultProxy: proxy,
  createUsers,
}, testInfo) => {
  const { name } = await createUsers(COUNT);
  const profile = testInfo.outputPath('profile');
  const open = () =>
    chromium.launchPersistentContext(profile, { ...launchOptions, ...contextOptions, baseURL });
  const first = await open();
  const page = await first.newPage();
  await signIn(page);
  await deactivateAndHold(page, proxy, name);
  await first.setOffline(true);
  proxy.release();
  await expect(new JobsPage(page).dock).toContainText('hors ligne');
  await first.close();

  const second = await open();
  try {
    const next = await second.newPage();
    const jobsPage = await signIn(next);
    await jobsPage.waitForEnd();
    await expectAllDone(next, api, name, proxy);
  } finally {
    await second.close();
  }
});

test.describe('on connections that are used again', () => {
  test.use({ keepsConnections: true });

  test('calls no account gone that the job deleted, when connections are cut after the write', async ({
    page,
    api,
    faultProxy: proxy,
    createUsers,
  }) => {
    const count = 40;
    const { name, users } = await createUsers(count);
    const jobsPage = await signIn(page);
    proxy.setRates({ dropped_after: 0.3 });
    await deleteAll(page, name, count);
    await jobsPage.waitForEnd();

    // The browser sent deletions again by itself, and got 410 for accounts that were deleted.
    expect(proxy.writes.some(({ status }) => status === 410)).toBe(true);
    const { jobs, items } = await readJournal(page);
    expect(jobs).toMatchObject([{ status: 'finished', counts: { done: count, gone: 0 } }]);
    const outcomes = new Map(items.map((item) => [item.id, item]));
    for (const { id } of users) {
      expect((await api.user(id)).deleted).not.toBeNull();
      const { outcome, reason, attempts } = outcomes.get(id) ?? {};
      expect(outcome).toBe('done');
      // Only an answer to the first request says that the job deleted the account.
      expect(reason).toBe(attempts?.every(({ status }) => status === 204) ? null : 'or_meanwhile');
    }
  });
});
