import type { Page } from '@playwright/test';
import playwrightConfig from '../playwright.config';
import { expect, test } from './faultFixtures';
import { readJournal } from './journal';
import { ADMIN_KEY } from './keys';
import { GraphPage } from './pages/GraphPage';
import { JobsPage } from './pages/JobsPage';
import { SignInPage } from './pages/SignInPage';
import { UsersPage } from './pages/UsersPage';

/** Any name but localhost: over http, browsers then withhold what they consider to need protection. */
const HOST = 'vigie.test';
const COUNT = 60;
const { launchOptions } = playwrightConfig.use ?? {};

test.use({
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  },
  baseURL: async ({ faultProxy }, use) => {
    await use(faultProxy.origin.replace('127.0.0.1', HOST));
  },
});

const signIn = async (page: Page) => {
  const signInPage = new SignInPage(page);
  await signInPage.open();
  await expect(page.getByRole('note')).toContainText('Cette adresse n’est pas sécurisée (http)');
  await signInPage.signIn(ADMIN_KEY);
  await new UsersPage(page).table.waitFor();
  return new JobsPage(page);
};

test('over http under a name, says so, and a job goes on in another tab when its tab is closed', async ({
  page,
  context,
  api,
  faultProxy,
  createUsers,
}) => {
  const { name, users } = await createUsers(COUNT);
  await signIn(page);
  expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([
    false,
    false,
  ]);
  const isInTheMiddle = faultProxy.holdAfter(COUNT / 3);
  const usersPage = new UsersPage(page);
  await usersPage.find(name, COUNT);
  await usersPage.selectMatching.click();
  await usersPage.tray.deactivate.click();
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: `Désactiver ${COUNT} comptes` }).click();
  await isInTheMiddle;

  const other = await context.newPage();
  const jobsPage = await signIn(other);
  // The first tab has the job, although its requests are held: the second one sends none.
  const sent = faultProxy.counts.calls;
  await expect(jobsPage.dock).toBeVisible();
  expect(await readJournal(other)).toMatchObject({ jobs: [{ status: 'running' }] });
  expect(faultProxy.counts.calls - sent).toBeLessThan(COUNT / 3);
  await page.close();
  faultProxy.release();

  await jobsPage.waitForEnd();
  const states = await Promise.all(users.map(({ id }) => api.user(id)));
  expect(states.every(({ active }) => active === false)).toBe(true);
  const { jobs } = await readJournal(other);
  expect(jobs).toMatchObject([{ status: 'finished', counts: { done: COUNT } }]);
  expect(faultProxy.acceptedTwice()).toEqual([]);
});

test('over http under a name, a graph is collected', async ({ page, mostFollowed }) => {
  await signIn(page);
  const graphPage = new GraphPage(page);
  await graphPage.buildFrom(mostFollowed.id, 1);
  await graphPage.waitUntilRead();
});
