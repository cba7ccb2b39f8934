import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { ADMIN_KEY } from './keys';
import { violations } from './pageChecks';

test('the interface is in French by default, and stays in English once English is chosen', async ({
  page,
  usersPage,
  signInPage: _page,
}) => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('html')).toHaveAttribute('translate', 'no');
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
  'the keyboard alone is enough to search and to open an account',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const user = await createUser();
    await usersPage.search.focus();
    await page.keyboard.type(user.last_name);
    await expect(usersPage.rows).toHaveCount(1);
    // Tab through the toolbar and the column headers to the link of the row.
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
  'keyboard shortcuts move through the list, select and open, and `?` lists them',
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

test('a link in a list that is scrolled shows the page from its top, and back the list where it was', async ({
  page,
  usersPage,
}) => {
  const y = () => page.evaluate(() => window.scrollY);
  await usersPage.rows.nth(14).scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    window.scrollTo(0, 600);
  });
  await expect.poll(y).toBe(600);
  await usersPage.rows.nth(14).getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Identité du compte' })).toBeVisible();
  expect(await y()).toBe(0);
  await page.goBack();
  await expect.poll(y).toBe(600);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the button that saves is not below the selected accounts', async ({
    page,
    usersPage,
    createUser,
  }) => {
    const user = await createUser();
    await usersPage.find(user.last_name, 1);
    await usersPage.select(user.last_name);
    await usersPage.tray.bar.waitFor();
    await page.goto(`/#/users/${user.id}`);
    await page.getByRole('textbox', { name: 'Présentation' }).fill('Bonjour');
    // Playwright clicks only what is not covered.
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Compte modifié')).toBeVisible();
  });
});

test.describe('in a browser set to English', () => {
  test.use({ locale: 'en-US' });

  test('the sign-in page is in English, and in French once French is chosen', async ({
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
    // In the locale of the browser, dates would be like 11/28/2026.
    await expect(page.locator('time').first()).toHaveText(/^\d+ \S+ \d{4}$/);
  });
});
