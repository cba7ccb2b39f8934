import { expect, test } from './fixtures';
import { expectAccessible } from './pageChecks';
import { PasteListDialog } from './pages/PasteListDialog';

/** The name, URL and title of each page. */
const PAGES = [
  ['the list of accounts', '/#/users', 'Comptes'],
  ['the creation of an account', '/#/users/create', 'Créer un compte'],
  ['the list of organizations', '/#/organizations', 'Organisations'],
  ['the list of roles', '/#/roles', 'Rôles'],
  ['the followers', '/#/followers', 'Abonnés'],
  ['the review', '/#/review', 'Examen de la sélection'],
  ['the list of jobs', '/#/jobs', 'Traitements'],
  ['the list of graphs', '/#/graphs', 'Graphes des abonnements'],
  ['the start of a graph', '/#/graphs/create', 'Construire un graphe'],
] as const;

// One test a page: on a busy machine, a walk through all of them would reach any time limit.
for (const [name, path, title] of PAGES) {
  test(name, async ({ page, usersPage: _signedIn }) => {
    await page.goto(path);
    await expectAccessible(page, title);
  });
}

test('the sign-in page', async ({ page, signInPage }) => {
  await signInPage.open();
  await expectAccessible(page, 'Vigie');
});

test.describe('the account with the most followers', () => {
  test('its page', async ({ page, userPage, mostFollowed }) => {
    await userPage.open(mostFollowed.id);
    await expectAccessible(page, `${mostFollowed.first_name} ${mostFollowed.last_name}`);
  });

  test('its form', async ({ page, userPage, mostFollowed }) => {
    await page.goto(`/#/users/${mostFollowed.id}`);
    await userPage.field('Prénom').waitFor();
    await expectAccessible(page, `${mostFollowed.first_name} ${mostFollowed.last_name}`);
  });
});

test('an organization', async ({ page, usersPage: _signedIn, api }) => {
  const { data } = await api.organizations('page_size=1');
  await page.goto(`/#/organizations/${String(data[0]?.id)}/show`);
  await page.getByRole('region', { name: 'Identité de l’organisation' }).waitFor();
  await expectAccessible(page, String(data[0]?.name));
});

test('the tray of the selection', async ({ page, usersPage }) => {
  await usersPage.selectMatching.click();
  await usersPage.tray.bar.waitFor();
  await expectAccessible(page, 'Comptes');
});

test('the panel of the selection', async ({ page, usersPage }) => {
  await usersPage.selectMatching.click();
  await usersPage.tray.see.click();
  await expect(usersPage.tray.selected.first()).toBeVisible();
  await expectAccessible(page, 'Comptes');
  // The side bar of the narrow window has not hidden it: this looks for its role.
  await expect(usersPage.tray.panel).toBeVisible();
});

test('the deletion of an account', async ({ page, userPage, mostFollowed }) => {
  await userPage.open(mostFollowed.id);
  await userPage.remove.click();
  await userPage.dialog.waitFor();
  await expectAccessible(page, `${mostFollowed.first_name} ${mostFollowed.last_name}`);
  await expect(userPage.dialog).toBeVisible();
});

test.describe('a pasted list', () => {
  // The API answers 404 for the line that matches no account.
  test.use({ expectedErrors: [/404/] });

  test('the dialog and the result of each line', async ({ page, usersPage: _signedIn, api }) => {
    // Not the newest accounts, which other tests create and delete.
    const { data } = await api.users('page_size=3&sort=created');
    const ids = data.map(({ id }) => id);
    const paste = new PasteListDialog(page);
    await paste.open();
    await paste.list.fill([...ids, ids[0], 'personne-de-ce-nom', 'deux mots'].join('\n'));
    await expectAccessible(page, 'Comptes');
    await paste.resolve.click();
    await paste.add.waitFor();
    await expectAccessible(page, 'Comptes');
  });
});
