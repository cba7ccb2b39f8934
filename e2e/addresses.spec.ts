import { expect, test } from './fixtures';

test.describe('an address of a list', { tag: '@udata' }, () => {
  for (const query of [
    'perPage=100000',
    'sort=nothing&order=ASC',
    'page=0',
    'page=abc',
    'filter={broken',
  ]) {
    test(`that means nothing ends at the list: ${query}`, async ({ page, usersPage }) => {
      await usersPage.open(`?${query}`);
      await expect(usersPage.rows.first()).toBeVisible();
      await expect(page).toHaveURL(/#\/users$/);
      await expect(usersPage.pageSize).toContainText('50');
    });
  }
});

test.describe('an address of an account', { tag: '@udata' }, () => {
  test('with its slug ends at its page', async ({ page, userPage, createUser }) => {
    const user = await createUser();
    for (const address of [user.slug, `${user.slug}/show`]) {
      await page.goto(`/#/users/${address}`);
      await expect(userPage.summary).toContainText(user.last_name);
      await expect(page).toHaveURL(new RegExp(`#/users/${user.id}/show$`));
    }
  });

  test('that is deleted has no form', async ({ page, userPage, createUser, api }) => {
    const user = await createUser();
    await api.deleteUser(user.id);
    await page.goto(`/#/users/${user.id}`);
    await expect(page.getByText('Aucun compte à cette adresse')).toBeVisible();
    await expect(userPage.save).toBeHidden();
  });
});

test.describe('an unknown address', { tag: '@udata' }, () => {
  test.use({ expectedErrors: [/404/] });

  test('of an account says so', async ({ page, userPage: _signedIn }) => {
    for (const address of ['nobody-has-this-slug', `${'0'.repeat(24)}/show`]) {
      await page.goto(`/#/users/${address}`);
      await expect(page.getByText('Aucun compte à cette adresse')).toBeVisible();
    }
    await page.getByRole('link', { name: 'Aller aux comptes' }).click();
    await expect(page).toHaveURL(/#\/users$/);
  });
});

test('a key saves a form', { tag: '@udata' }, async ({ page, userPage, createUser, api }) => {
  const user = await createUser();
  await userPage.open(user.id);
  await userPage.edit.click();
  await userPage.field('Présentation').fill('Après');
  await page.keyboard.press('Control+s');
  await expect(userPage.summary).toBeVisible();
  expect((await api.user(user.id)).about).toBe('Après');
});
