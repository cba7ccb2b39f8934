import type { Page } from '@playwright/test';
import type { User } from '../src/api/contract';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { GraphPage } from './pages/GraphPage';
import { JobsPage } from './pages/JobsPage';

// Chromium logs the requests that fail, and React the errors that a boundary shows.
test.use({ expectedErrors: [/Failed to load resource|dynamically imported module/] });

const NEW_RELEASE = 'Charger la nouvelle version';

/** Answers as a server whose console was replaced does: the files of the build before are gone. */
const removeFiles = (page: Page, files: string) =>
  page.route(`**/assets/${files}`, (route) =>
    route.fulfill({ status: 404, json: { message: 'Not found' } }),
  );
const cutOff = (page: Page, files: string) =>
  page.route(`**/assets/${files}`, (route) => route.abort());

test('a page whose file is gone asks for the new version, and a running job goes on after it', async ({
  page,
  usersPage,
  createUser,
  api,
}) => {
  const word = uniqueName('Version');
  const users: User[] = [];
  for (let index = 0; index < 6; index += 1) {
    const email = emailOf(`${index}.${word}`);
    users.push(await createUser({ first_name: `Nom ${index}`, last_name: word, email }));
  }
  let isHeld = true;
  await page.route(/\/api\/1\/users\/[^/?]+\//, (route) =>
    isHeld && route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await usersPage.find(word, 6);
  await usersPage.selectAll.check();
  await usersPage.tray.deactivate.click();
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: 'Désactiver 6 comptes' }).click();
  const jobs = new JobsPage(page);
  await jobs.dock.waitFor();

  await removeFiles(page, 'RoleList-*.js');
  await page.getByRole('menuitem', { name: 'Rôles' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'une nouvelle version est en service' });
  await expect(alert).toBeVisible();
  await expect(page.getByRole('button', { name: 'Réessayer' })).toHaveCount(0);
  await expect(jobs.dock).toBeVisible();

  // What is open already still works.
  await page.getByRole('menuitem', { name: 'Comptes' }).click();
  await expect(usersPage.row('Nom 3')).toBeVisible();
  await page.goBack();

  await page.unroute('**/assets/RoleList-*.js');
  await alert.getByRole('button', { name: NEW_RELEASE }).click();
  await expect(page.getByText('Tous les droits')).toBeVisible();
  await expect(page.getByRole('button', { name: NEW_RELEASE })).toHaveCount(0);
  isHeld = false;
  await expect
    .poll(async () => (await api.users(`q=${word}`)).data.filter(({ active }) => active).length)
    .toBe(0);
  await jobs.waitForEnd();
});

test('a page whose file is out of reach is loaded on another attempt', async ({
  page,
  usersPage: _signedIn,
}) => {
  await cutOff(page, 'RoleList-*.js');
  await page.getByRole('menuitem', { name: 'Rôles' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'le serveur ne répond pas' });
  await expect(alert).toBeVisible();
  await expect(page.getByRole('button', { name: NEW_RELEASE })).toHaveCount(0);
  await alert.getByRole('button', { name: 'Réessayer' }).click();
  await expect(alert).toBeVisible();
  await page.unroute('**/assets/RoleList-*.js');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByText('Tous les droits')).toBeVisible();
});

test('a dialog whose file is gone leaves the page and the selection as they are', async ({
  page,
  usersPage,
}) => {
  await usersPage.rows.first().getByRole('checkbox').check();
  await removeFiles(page, 'JobPreviewDialog-*.js');
  await usersPage.tray.deactivate.click();
  await expect(usersPage.dialog).toContainText('une nouvelle version est en service');
  await page.keyboard.press('Escape');
  await expect(usersPage.dialog).toBeHidden();
  await expect(usersPage.tray.bar).toContainText('1 compte sélectionné');

  await page.unroute('**/assets/JobPreviewDialog-*.js');
  await page.getByRole('button', { name: NEW_RELEASE }).click();
  await expect(page.getByRole('button', { name: NEW_RELEASE })).toHaveCount(0);
  await expect(usersPage.tray.bar).toContainText('1 compte sélectionné');
  await usersPage.tray.deactivate.click();
  await expect(usersPage.dialog.getByRole('combobox', { name: 'Motif' })).toBeVisible();
});

test('jobs whose file is out of reach can be started after another attempt', async ({
  page,
  usersPage,
}) => {
  await usersPage.rows.first().getByRole('checkbox').check();
  await cutOff(page, 'openJobs-*.js');
  await usersPage.tray.deactivate.click();
  await expect(usersPage.dialog).toContainText('le serveur ne répond pas');
  await page.unroute('**/assets/openJobs-*.js');
  await usersPage.dialog.getByRole('button', { name: 'Réessayer' }).click();
  await expect(usersPage.dialog.getByRole('combobox', { name: 'Motif' })).toBeVisible();
});

for (const [what, fail, says] of [
  ['gone', removeFiles, 'une nouvelle version est en service'],
  ['out of reach', cutOff, 'le serveur ne répond pas'],
] as const) {
  test(`a graph whose worker is ${what} says so, and is drawn once the worker loads`, async ({
    page,
    usersPage: _signedIn,
    mostFollowed,
  }) => {
    await fail(page, 'analysis.worker-*.js');
    const graph = new GraphPage(page);
    await page.goto(`/#/graphs/create?from=${mostFollowed.id}`);
    await page.getByLabel('Pas à parcourir').fill('1');
    await graph.build.click();
    const alert = page.getByRole('alert').filter({ hasText: says });
    await expect(alert).toBeVisible();
    await page.unroute('**/assets/analysis.worker-*.js');
    await alert.getByRole('button').click();
    await expect(graph.collect).toBeVisible();
    await graph.readSteps(1);
    await graph.waitUntilRead();
    await expect(graph.picture).toBeVisible();
  });
}
