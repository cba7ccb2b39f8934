import type { Page } from '@playwright/test';
import { type Api, createApi } from './api';
import { expect, test as base } from './faultFixtures';
import { readJournal } from './journal';
import { ADMIN_KEY, USER_KEY } from './keys';
import { JobsPage } from './pages/JobsPage';
import { SignInPage } from './pages/SignInPage';
import { UserPage } from './pages/UserPage';
import { UsersPage } from './pages/UsersPage';

interface Fixtures {
  /** The key of a second administrator, who is an ordinary account again after the test. */
  otherKey: string;
}

const test = base.extend<Fixtures>({
  otherKey: async ({ api, ownServer }, use) => {
    const other = await createApi(`${ownServer.origin}/api/1`, USER_KEY);
    const { id } = await other.me();
    await other.dispose();
    expect(await api.updateStatus(id, { roles: ['admin'] })).toBe(200);
    await use(USER_KEY);
    expect(await api.updateStatus(id, { roles: [] })).toBe(200);
  },
});

// Chromium logs an error for each failed request.
test.use({ expectedErrors: [/Failed to load resource/] });

const openSignOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Profil' }).click();
  await page.getByRole('menuitem', { name: 'Déconnexion' }).click();
};

const signIn = async (page: Page, key: string) => {
  await new SignInPage(page).signIn(key);
  const usersPage = new UsersPage(page);
  await usersPage.table.waitFor();
  return usersPage;
};

const signOut = async (page: Page) => {
  await openSignOut(page);
  await new SignInPage(page).key.waitFor();
};

const signOutDialog = async (page: Page) => {
  await openSignOut(page);
  return page.getByRole('dialog', { name: 'Se déconnecter' });
};

/** Searches for the accounts with a name, and selects both. */
const selectBoth = async (usersPage: UsersPage, name: string) => {
  await usersPage.find(name, 2);
  await usersPage.selectAll.check();
  await expect(usersPage.tray.bar).toContainText('2 comptes sélectionnés');
};

const expectNothing = async (usersPage: UsersPage, name: string) => {
  await expect(usersPage.search).toHaveValue('');
  await expect(usersPage.range).toBeVisible();
  await expect(usersPage.tray.bar).toBeHidden();
  await expect(usersPage.row(name).getByRole('checkbox', { checked: true })).toHaveCount(0);
};

test('a sign-out leaves nothing to the next moderator, nor in the browser', async ({
  page,
  createUsers,
  otherKey,
}) => {
  const { name, users } = await createUsers(2);
  await page.goto('/');
  const usersPage = await signIn(page, ADMIN_KEY);
  await selectBoth(usersPage, name);
  await signOut(page);
  const left = await page.evaluate(() => JSON.stringify([{ ...localStorage }, sessionStorage]));
  expect(left).not.toContain(users[0]?.id);
  expect(left).not.toContain(name);

  await signIn(page, otherKey);
  await expectNothing(usersPage, name);
  await signOut(page);
  await signIn(page, ADMIN_KEY);
  await expectNothing(usersPage, name);
});

test('an expired key leaves everything to the same moderator, and nothing to another one', async ({
  page,
  api,
  createUsers,
  otherKey,
}) => {
  const { name } = await createUsers(2);
  const { id, token } = await api.createToken();
  await page.goto('/');
  const usersPage = await signIn(page, token);
  await selectBoth(usersPage, name);
  await api.revokeToken(id);
  await page.getByRole('menuitem', { name: 'Organisations' }).click();
  await expect(page.getByText('Votre session a pris fin')).toBeVisible();

  await signIn(page, otherKey);
  await expect(page).toHaveURL(/#\/users$/);
  await expectNothing(usersPage, name);
  await signOut(page);

  await signIn(page, ADMIN_KEY);
  await expect(usersPage.tray.bar).toContainText('2 comptes sélectionnés');
  await expect(usersPage.search).toHaveValue(name);
});

test('a late refusal of an old key does not end the next session', async ({
  page,
  createUsers,
  otherKey,
}) => {
  const { users } = await createUsers(1);
  const id = users[0]?.id ?? '';
  await page.goto('/');
  await signIn(page, ADMIN_KEY);
  await page.goto(`/#/users/${id}`);
  const userPage = new UserPage(page);
  await userPage.field('Prénom').fill('Autre');
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  // A reading would be aborted at the end of the session.
  await page.route(`**/api/1/users/${id}/**`, async (route) => {
    if (route.request().method() !== 'PUT') return route.fallback();
    await isReleased;
    return route.fulfill({ status: 401, json: { message: 'Invalid API token' } });
  });
  const asked = page.waitForRequest((request) => request.method() === 'PUT');
  await userPage.save.click();
  await asked;
  const dialog = await signOutDialog(page);
  await expect(dialog).toContainText('Ce que vous êtes en train de saisir sera perdu');
  await dialog.getByRole('button', { name: 'Se déconnecter' }).click();
  await new SignInPage(page).key.waitFor();

  await signIn(page, otherKey);
  const answered = page.waitForResponse((response) => response.status() === 401);
  release();
  await (await answered).finished();
  await page.getByRole('menuitem', { name: 'Rôles' }).click();
  await expect(page.getByRole('table')).toContainText('admin');
  await expect(new SignInPage(page).key).toBeHidden();
});

const deactivate = async (page: Page, count: number) => {
  const usersPage = new UsersPage(page);
  await usersPage.tray.deactivate.click();
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: `Désactiver ${count} comptes` }).click();
};

test('a journal is kept for its moderator, or erased when they sign out', async ({
  page,
  createUsers,
  otherKey,
}) => {
  const { name, users } = await createUsers(2);
  await page.goto('/');
  const usersPage = await signIn(page, ADMIN_KEY);
  await selectBoth(usersPage, name);
  await deactivate(page, 2);
  await new JobsPage(page).waitForEnd();
  await page.getByRole('button', { name: 'Détails' }).click();
  await expect(page).toHaveURL(/#\/jobs\/[^/]+\/show/);
  const jobUrl = page.url();
  const dialog = await signOutDialog(page);
  await expect(dialog).toContainText('1 traitement, sur 2 comptes');
  await dialog.getByRole('button', { name: 'Garder et se déconnecter' }).click();

  await signIn(page, otherKey);
  await expect(new JobsPage(page).dock).toBeHidden();
  await page.getByRole('menuitem', { name: 'Traitements' }).click();
  await expect(page.getByText('Aucun traitement')).toBeVisible();
  await page.goto(jobUrl);
  await expect(
    page.getByText('Ce traitement n’est pas dans le journal de ce navigateur'),
  ).toBeVisible();
  await page.goto(`/#/users/${users[0]?.id}/show`);
  await expect(page.getByText('Aucun traitement de ce navigateur')).toBeVisible();
  await signOut(page);

  await signIn(page, ADMIN_KEY);
  await page.goto(jobUrl);
  await expect(page.getByRole('table')).toContainText(name);
  const question = await signOutDialog(page);
  await question.getByRole('button', { name: 'Effacer et se déconnecter' }).click();
  await new SignInPage(page).key.waitFor();
  expect(await readJournal(page)).toEqual({ jobs: [], items: [] });
});

test('a job does not go on under the key of another moderator, and goes on for its own', async ({
  page,
  createUsers,
  faultProxy: proxy,
  otherKey,
}) => {
  const count = 60;
  const { name } = await createUsers(count);
  await page.goto('/');
  const usersPage = await signIn(page, ADMIN_KEY);
  await usersPage.find(name, count);
  await usersPage.selectMatching.click();
  const isInTheMiddle = proxy.holdAfter(20);
  await deactivate(page, count);
  await isInTheMiddle;
  const dialog = await signOutDialog(page);
  await expect(dialog).toContainText('1 traitement n’est pas terminé');
  await dialog.getByRole('button', { name: 'Garder et se déconnecter' }).click();
  await new SignInPage(page).key.waitFor();
  proxy.release();

  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') writes.push(request.url());
  });
  await signIn(page, otherKey);
  await page.reload();
  await expect(usersPage.range).toBeVisible();
  await page.getByRole('menuitem', { name: 'Traitements' }).click();
  await expect(page.getByText('Aucun traitement')).toBeVisible();
  expect(writes).toEqual([]);
  await signOut(page);

  await signIn(page, ADMIN_KEY);
  await new JobsPage(page).waitForEnd();
  expect((await readJournal(page)).jobs).toMatchObject([{ counts: { done: count } }]);
  expect(proxy.acceptedTwice()).toEqual([]);
});

test.describe('what is typed when the key expires', () => {
  /** Signs in with a key that can be revoked. */
  const signInToExpire = async (page: Page, api: Api) => {
    const { id, token } = await api.createToken();
    await page.goto('/');
    await signIn(page, token);
    return () => api.revokeToken(id);
  };

  test('in a form is there after signing in again, and can be saved', async ({
    page,
    api,
    createUsers,
    otherKey,
  }) => {
    const { users } = await createUsers(1);
    const id = users[0]?.id ?? '';
    const expire = await signInToExpire(page, api);
    await page.goto(`/#/users/${id}`);
    const userPage = new UserPage(page);
    await userPage.field('Présentation').fill('Texte saisi');
    await expire();
    await userPage.save.click();
    await expect(page.getByText('Votre session a pris fin')).toBeVisible();
    await expect(page.getByText('Compte modifié')).toBeHidden();
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(stored).not.toContain('Texte saisi');

    await signIn(page, otherKey);
    await page.goto(`/#/users/${id}`);
    await expect(userPage.field('Présentation')).toHaveValue('');
    await signOut(page);

    await signIn(page, ADMIN_KEY);
    await page.goto(`/#/users/${id}`);
    await expect(userPage.field('Présentation')).toHaveValue('Texte saisi');
    await userPage.save.click();
    await expect(page.getByText('Compte modifié')).toBeVisible();
    expect((await api.user(id)).about).toBe('Texte saisi');
  });

  test('leads back to the same form, also after a reload and when nothing was saved', async ({
    page,
    api,
    createUsers,
  }) => {
    const { users } = await createUsers(1);
    const id = users[0]?.id ?? '';
    const expire = await signInToExpire(page, api);
    await page.goto(`/#/users/${id}`);
    const userPage = new UserPage(page);
    await userPage.field('Prénom').fill('Autre prénom');
    const questions: string[] = [];
    page.on('dialog', (dialog) => {
      questions.push(dialog.message());
      void dialog.dismiss();
    });
    await expire();
    await page.getByRole('button', { name: 'Actualiser' }).click();
    const signInPage = new SignInPage(page);
    await signInPage.key.waitFor();
    expect(questions).toEqual([]);
    await page.reload();
    await signInPage.signIn(ADMIN_KEY);
    await expect(userPage.field('Prénom')).toHaveValue('Autre prénom');
    await expect(page).toHaveURL(new RegExp(`#/users/${id}$`));
  });

  test('in the dialog of a reason is there, and the dialog open', async ({
    page,
    api,
    createUsers,
  }) => {
    const { name } = await createUsers(2);
    const expire = await signInToExpire(page, api);
    const usersPage = new UsersPage(page);
    await selectBoth(usersPage, name);
    await usersPage.tray.deactivate.click();
    await usersPage.chooseReason('Spam');
    const text = usersPage.dialog.getByLabel(/^Précision/);
    await text.fill('Vague du 3 mars');
    await expire();
    // What the page shows is read again when the moderator comes back to the tab.
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByText('Votre session a pris fin')).toBeVisible();

    await new SignInPage(page).signIn(ADMIN_KEY);
    await expect(text).toHaveValue('Vague du 3 mars');
    await usersPage.dialog.getByRole('button', { name: 'Désactiver 2 comptes' }).click();
    await new JobsPage(page).waitForEnd();
    expect((await api.users(`q=${name}`)).data.map(({ active }) => active)).toEqual([false, false]);
  });
});
