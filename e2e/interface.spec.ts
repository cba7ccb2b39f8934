import type { Page } from '@playwright/test';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { ADMIN_KEY } from './keys';
import { atRest, overflow, violations } from './pageChecks';

test('speaks French by default, English when asked, and remembers it', async ({
  page,
  usersPage,
  signInPage: _page,
}) => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('menuitem', { name: 'Accounts' })).toBeVisible();
  await expect(page.getByPlaceholder('Name or address, whole words')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('menuitem', { name: 'Organizations' })).toBeVisible();
  await expect(usersPage.table).toBeVisible();
});

test(
  'is used with the keyboard alone: search, open an account, come back',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const user = await createUser();
    await usersPage.search.focus();
    await page.keyboard.type(user.last_name);
    await expect(usersPage.rows).toHaveCount(1);
    // Through the toolbar and the column headers to the row's own link.
    const link = usersPage.row(user.last_name).getByRole('link').first();
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press('Tab');
      if (await link.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(link).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Identité du compte' })).toBeVisible();
  },
);

test(
  'goes through the list, selects and opens with single keys, which `?` lists',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const word = uniqueName('Touches');
    for (const first_name of ['Un', 'Deux', 'Trois']) {
      await createUser({ first_name, last_name: word, email: emailOf(`${first_name}.${word}`) });
    }
    await page.keyboard.press('/');
    await expect(usersPage.search).toBeFocused();
    await usersPage.find(word, 3);
    await usersPage.search.blur();

    await page.keyboard.press('j');
    await expect(usersPage.rows.nth(0).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await expect(usersPage.tray.bar).toContainText('3 comptes sélectionnés');
    await page.keyboard.press('d');
    await expect(usersPage.dialog).toContainText('Désactiver des comptes');
    await page.keyboard.press('Escape');
    await expect(usersPage.dialog).toBeHidden();
    await expect(usersPage.tray.bar).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(usersPage.tray.bar).toBeHidden();

    await page.keyboard.press('?');
    await expect(usersPage.dialog).toContainText('Ligne suivante');
    await expect.soft(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(usersPage.dialog).toBeHidden();

    await usersPage.rows.nth(1).getByRole('link').first().focus();
    await page.keyboard.press('o');
    await expect(page.getByRole('region', { name: 'Identité du compte' })).toBeVisible();
    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Prénom' })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await expect(page).toHaveURL(/#\/jobs/);
  },
);

test.describe('a browser that speaks English', () => {
  test.use({ locale: 'en-US' });

  test('is met in English, and in French once that is chosen, from the first page on', async ({
    page,
    signInPage,
  }) => {
    await page.goto('/');
    await expect(page.getByLabel('API key')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    await expect(signInPage.key).toBeVisible();
    await page.reload();
    await signInPage.signIn(ADMIN_KEY);
    await expect(page.getByRole('menuitem', { name: 'Comptes' })).toBeVisible();
    // The browser's own dates would be 11/28/2026.
    await expect(page.locator('time').first()).toHaveText(/^\d+ \S+ \d{4}$/);
  });
});

/** Address and title. */
const PAGES: [string, string][] = [
  ['/#/users', 'Comptes'],
  ['/#/users/create', 'Créer un compte'],
  ['/#/organizations', 'Organisations'],
  ['/#/roles', 'Rôles'],
  ['/#/followers', 'Abonnés'],
  ['/#/review', 'Examen de la sélection'],
  ['/#/jobs', 'Traitements'],
  ['/#/graphs', 'Graphes des abonnements'],
  ['/#/graphs/create', 'Construire un graphe'],
];

const settled = async (page: Page, title: string) => {
  // While a page's code loads, the one before stays in the document, hidden.
  await expect(page.locator('h1')).toHaveText(title, { useInnerText: true });
  await expect(
    page.locator('.RaLoading-root, [role=progressbar], .RaLoadingIndicator-loader'),
  ).toHaveCount(0);
  await atRest(page);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('has no axe violation on any page, nor a page wider than the screen', async ({
        page,
        usersPage: _signedIn,
        userPage,
        signInPage,
        api,
      }) => {
        const check = async (title: string, name = title) => {
          await settled(page, title);
          expect.soft(await violations(page), name).toEqual([]);
          expect.soft(await overflow(page), `${name} is too wide`).toBeLessThanOrEqual(0);
        };
        for (const [path, title] of PAGES) {
          await page.goto(path);
          await check(title);
        }
        const { data } = await api.users('sort=-followers&page_size=1');
        const [user] = data;
        const id = String(user?.id);
        const userTitle = `${String(user?.first_name)} ${String(user?.last_name)}`;
        await userPage.open(id);
        await check(userTitle, 'an account');
        await userPage.remove.click();
        await userPage.dialog.waitFor();
        await check(userTitle, 'the deletion of an account');
        await page.keyboard.press('Escape');
        await page.goto(`/#/users/${id}`);
        await userPage.field('Prénom').waitFor();
        await check(userTitle, 'the edition of an account');
        const { data: organizations } = await api.organizations('page_size=1');
        const [organization] = organizations;
        await page.goto(`/#/organizations/${String(organization?.id)}/show`);
        await page.getByRole('region', { name: 'Identité de l’organisation' }).waitFor();
        await check(String(organization?.name), 'an organization');
        await page.evaluate(() => {
          sessionStorage.clear();
        });
        await page.reload();
        await signInPage.key.waitFor();
        await check('Vigie', 'signing in');
      });
    });
  }
}
