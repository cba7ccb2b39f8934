import type { User } from '../src/api/contract';
import type { Api } from './api';
import { expect, test } from './fixtures';

/** The account with the most followers. */
const mostFollowed = async (api: Api): Promise<User> => {
  const { data } = await api.users('sort=-followers&page_size=1');
  const [user] = data;
  if (!user) throw new Error('There is no account');
  return user;
};

test(
  'pages through the followers on an account’s page',
  { tag: '@udata' },
  async ({ userPage, usersPage, api }) => {
    const user = await mostFollowed(api);
    const { total } = await api.followers(user.id);
    test.skip(total <= 20, 'no account of this instance has two pages of followers');
    await userPage.open(user.id);
    await expect(usersPage.range).toHaveText(`1-20 sur ${total}`);
    await usersPage.nextPage.click();
    await expect(usersPage.range).toHaveText(new RegExp(`^21-\\d+ sur ${total}$`));
    const { data } = await api.followers(user.id, 'page=2&page_size=20');
    await expect(usersPage.rows.first()).toContainText(String(data[0]?.follower.last_name));
  },
);

test(
  'opens a follower from an account’s page',
  { tag: '@udata' },
  async ({ page, userPage, usersPage, createUser, follow }) => {
    const user = await createUser();
    const [administrator, ordinary] = await follow(user);
    await userPage.open(user.id);
    await expect(usersPage.range).toHaveText('1-2 sur 2');
    const row = ({ first_name, last_name }: User) =>
      page.getByRole('row').filter({ hasText: `${first_name} ${last_name}` });
    // udata may return the current time when the date of a follow is unknown.
    await expect(row(administrator)).toContainText('Inconnue, ou à l’instant');
    await row(ordinary).click();
    await expect(page).toHaveURL(new RegExp(`#/users/${ordinary.id}/show`));
    await expect(userPage.summary).toContainText(ordinary.last_name);
  },
);

test(
  'shows the followers of an account chosen in the menu',
  { tag: '@udata' },
  async ({ page, usersPage, createUser, follow }) => {
    const user = await createUser();
    await follow(user);
    await page.getByRole('menuitem', { name: 'Abonnés' }).click();
    await expect(page.getByText('Choisir un compte pour voir qui le suit.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Compte suivi' }).fill(user.slug);
    await page.getByRole('option', { name: new RegExp(String(user.email)) }).click();
    await expect(usersPage.range).toHaveText('1-2 sur 2');
  },
);
