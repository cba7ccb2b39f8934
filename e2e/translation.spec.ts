import type { Page } from '@playwright/test';
import type { User } from '../src/api/contract';
import { expect, test, uniqueName } from './fixtures';
import { ReviewPage } from './pages/ReviewPage';

/**
 * Replaces each text of the page by an element with the same text, now and whenever one is added, as
 * translators do. Names stay as they are. The pages ask browsers not to translate them, but some
 * extensions do.
 */
const translatePages = (page: Page) =>
  page.evaluate(() => {
    const translate = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        const parent = text.parentElement;
        if (!text.data.trim() || !parent || /^(FONT|SCRIPT|STYLE|TEXTAREA)$/.test(parent.tagName)) {
          continue;
        }
        const inner = document.createElement('font');
        inner.textContent = text.data;
        const outer = document.createElement('font');
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    translate(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) translate(node.parentNode ?? node);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });

/** A first name for each account that no other text of the page contains. */
const NAMES = Array.from({ length: 24 }, (_, index) => `Nom${index + 10}`);

test('no words of an account stay beside another one on a page that an extension translates', async ({
  page,
  usersPage,
  userPage,
  createUser,
}) => {
  const word = uniqueName('Traduit');
  const users: User[] = [];
  for (const [made, first_name] of NAMES.entries()) {
    users.push(
      await createUser({
        first_name,
        last_name: word,
        // Another domain for each, so that the preview can protect one of them.
        email: `${word}@${first_name}.example.org`.toLowerCase(),
        // Texts beside elements: React updates these in place. The others it writes anew.
        about: `Texte de ${first_name}, en **gras**, puis ${first_name}${' *suite*, et la fin'.repeat(made % 3)}`,
        website: `https://${first_name.toLowerCase()}.example.com/`,
      }),
    );
  }
  /** Which of the accounts a part of the page names, anywhere. */
  const named = async (part = page.locator('main')) => {
    const text = await part.innerText();
    return NAMES.filter((name) => text.toLowerCase().includes(name.toLowerCase()));
  };

  await usersPage.open('?perPage=20&sort=since&order=ASC');
  await usersPage.find(word, NAMES.length);
  await translatePages(page);
  expect(await named()).toEqual(NAMES.slice(0, 20));
  await usersPage.nextPage.click();
  await expect(usersPage.rows).toHaveCount(4);
  expect(await named()).toEqual(NAMES.slice(20));
  await usersPage.search.fill(String(NAMES[3]));
  await expect(usersPage.rows).toHaveCount(1);
  expect(await named()).toEqual([NAMES[3]]);

  for (const user of users.slice(0, 3)) {
    await page.goto(`/#/users/${user.id}/show`);
    await expect(userPage.summary).toContainText(user.first_name);
    await expect(page.locator('h1')).toContainText(user.first_name);
    expect(await named(page.locator('body'))).toEqual([user.first_name]);
  }

  await page.goto(`/#/users?filter=${JSON.stringify({ q: word })}&sort=since&order=ASC&perPage=50`);
  await expect(usersPage.rows).toHaveCount(NAMES.length);
  for (const name of NAMES.slice(0, 4)) await usersPage.select(`${name} ${word}`);

  // Protected accounts come first, so another domain changes the account of each row.
  await usersPage.tray.deactivate.click();
  await expect(usersPage.dialog).toContainText('4 comptes seront désactivés');
  const preview = usersPage.dialog.getByRole('table').locator('tbody').getByRole('row');
  await expect(preview).toHaveCount(4);
  await page.getByLabel('Domaines protégés').fill('nom13.example.org');
  await page.keyboard.press('Enter');
  await expect(preview.first().getByRole('checkbox')).toBeVisible();
  for (const [row, name] of ['Nom13', 'Nom10', 'Nom11', 'Nom12'].entries()) {
    expect(await named(preview.nth(row))).toEqual([name]);
  }
  await usersPage.dialog.getByRole('button', { name: 'Annuler' }).click();

  const review = new ReviewPage(page);
  await review.open();
  for (const name of NAMES.slice(0, 4)) {
    await expect(review.summary).toContainText(name);
    expect(await named()).toEqual([name]);
    await page.keyboard.press('n');
  }
});
