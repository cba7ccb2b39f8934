import { readFile } from 'node:fs/promises';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';

test(
  'finds accounts by whole words of the name or the address',
  { tag: '@udata' },
  async ({ usersPage, createUser }) => {
    const user = await createUser({ first_name: 'Zoé' });
    await usersPage.find(user.last_name.toUpperCase(), 1);
    await expect(usersPage.row(user.last_name)).toContainText('Actif');
  },
);

test(
  'says what the search covers when nothing is found',
  { tag: '@udata' },
  async ({ page, usersPage }) => {
    await usersPage.search.fill(uniqueName('Personne'));
    await expect(page.getByText('Aucun compte trouvé')).toBeVisible();
  },
);

test(
  'sorts by a column in both directions, as the API does',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const word = uniqueName('Tri');
    for (const first_name of ['Bruno', 'Alice', 'Chloé']) {
      await createUser({
        first_name,
        last_name: `${word} ${first_name}`,
        email: emailOf(`${first_name.slice(0, 3)}.${word}`),
      });
    }
    await usersPage.find(word, 3);

    await usersPage.sortBy('Compte');
    await expect(usersPage.rows.nth(0)).toContainText('Alice');
    await expect(usersPage.rows.nth(2)).toContainText('Chloé');
    await expect(page).toHaveURL(/sort=last_name/);

    await usersPage.sortBy('Compte');
    await expect(usersPage.rows.nth(0)).toContainText('Chloé');
    await expect(usersPage.rows.nth(2)).toContainText('Alice');
  },
);

test(
  'has a menu of all sort orders of the API',
  { tag: '@udata' },
  async ({ page, usersPage, api }) => {
    await page.getByRole('button', { name: /Pertinence, sinon/ }).click();
    await page.getByRole('menuitem', { name: 'Prénom' }).click();
    await expect(page).toHaveURL(/sort=first_name&order=ASC|order=ASC&.*sort=first_name/);
    const { data } = await api.users('sort=first_name&page_size=50');
    await expect(usersPage.rows.first()).toContainText(String(data[0]?.first_name));
  },
);

test(
  'shows the next page, and changes the page size',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const word = uniqueName('Pages');
    // All names differ: the API does not guarantee the order of equal values.
    const names = Array.from({ length: 25 }, (_, index) => `${word} ${index + 10}`);
    for (const last_name of names) {
      await createUser({ last_name, email: emailOf(last_name.replace(' ', '.')) });
    }
    await usersPage.open('?perPage=20&sort=last_name&order=ASC');
    await usersPage.find(word, 25);
    await expect(usersPage.range).toHaveText('1-20 sur 25');
    await expect(usersPage.rows.first()).toContainText(String(names[0]));
    await usersPage.nextPage.click();
    await expect(usersPage.range).toHaveText('21-25 sur 25');
    await expect(usersPage.rows).toContainText(names.slice(20));

    await usersPage.pageSize.click();
    await page.getByRole('option', { name: '50', exact: true }).click();
    await expect(usersPage.range).toHaveText('1-25 sur 25');
    await expect(usersPage.rows).toContainText(names);
  },
);

test.describe('a page past the end', { tag: '@udata' }, () => {
  // udata answers 404 for a page past the end.
  test.use({ expectedErrors: [/404/] });

  test('goes back to the last page that has accounts', async ({ page, usersPage, createUser }) => {
    const user = await createUser();
    await usersPage.open(`?page=7&perPage=20&filter=${JSON.stringify({ q: user.last_name })}`);
    await expect(usersPage.row(user.last_name)).toBeVisible();
    await expect(usersPage.range).toHaveText('1-1 sur 1');
    await expect(page).not.toHaveURL(/page=7/);
  });
});

test(
  'shows the chosen columns, also after a reload',
  { tag: '@udata' },
  async ({ page, usersPage }) => {
    await expect(usersPage.table.getByRole('columnheader', { name: 'Abonnements' })).toBeHidden();
    await page.getByRole('button', { name: 'Colonnes' }).click();
    await page
      .getByRole('checkbox', { name: 'Abonnements' })
      .or(page.getByLabel('Abonnements'))
      .first()
      .click();
    await page.keyboard.press('Escape');
    await expect(usersPage.table.getByRole('columnheader', { name: 'Abonnements' })).toBeVisible();
    await page.reload();
    await expect(usersPage.table.getByRole('columnheader', { name: 'Abonnements' })).toBeVisible();
  },
);

test(
  'exports all accounts that match, with formulas disabled for spreadsheets',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const word = uniqueName('Export');
    for (const first_name of ['=cmd', 'Alice']) {
      await createUser({
        first_name,
        last_name: word,
        email: emailOf(`${first_name.replace('=', '')}.${word}`),
      });
    }
    await usersPage.find(word, 2);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter' }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('email');
    expect(csv).toContain(`'=cmd`);
  },
);
