import type { User } from '../src/api/contract';
import type { Api } from './api';
import { expect, test } from './fixtures';

/** The account with the most followers. */
const mostFollowed = async (api: Api): Promise<User> => {
  const { data } = await api.users('sort=-followers&page_size=1');
  const [user] = data;
  if (!user) throw new Error('no account');
  return user;
};

test('pages through the followers on an account’s page, and opens one', async ({
  page,
  userPage,
  usersPage,
  api,
}) => {
  const user = await mostFollowed(api);
  const { total } = await api.followers(user.id);
  expect(total).toBeGreaterThan(20);
  await userPage.open(user.id);
  await expect(usersPage.range).toHaveText(`1-20 sur ${total}`);
  await usersPage.nextPage.click();
  await expect(usersPage.range).toHaveText(new RegExp(`^21-\\d+ sur ${total}$`));

  const second = await api.followers(user.id, 'page=2');
  const follower = second.data[0]?.follower;
  await page
    .getByRole('row')
    .filter({ hasText: String(follower?.last_name) })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/users\/[0-9a-f]{24}\/show/);
  await expect(userPage.summary).toContainText(String(follower?.last_name));
});

test('shows the followers of any account that one chooses', async ({ page, usersPage, api }) => {
  const user = await mostFollowed(api);
  const { total } = await api.followers(user.id);
  await page.getByRole('menuitem', { name: 'Abonnés' }).click();
  await expect(page.getByText('Choisir un compte pour voir qui le suit.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Compte suivi' }).fill(user.slug);
  await page.getByRole('option', { name: new RegExp(String(user.email)) }).click();
  await expect(usersPage.range).toHaveText(new RegExp(`sur ${total}$`));
});
