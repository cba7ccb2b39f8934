import type { Page } from '@playwright/test';
import type { User } from '../src/api/contract';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { ReviewPage } from './pages/ReviewPage';

/** Makes every answer of the API break the contract wherever it describes one of these accounts. */
const breakAccounts = (page: Page, ids: readonly string[]) =>
  page.route(/\/api\/1\//, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const broken = (_key: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && ids.includes((value as User).id)
        ? { ...value, uri: 12 }
        : value;
    await route.fulfill({ response, body: text && JSON.stringify(JSON.parse(text, broken)) });
  });

test(
  'a row that breaks the contract costs that row only, in the list and in a selection by filter',
  { tag: '@udata' },
  async ({ page, usersPage, createUser, api }) => {
    const word = uniqueName('Illisible');
    const users: User[] = [];
    for (let index = 10; index < 35; index += 1) {
      const email = emailOf(`${index}.${word}`);
      users.push(await createUser({ first_name: `Nom ${index}`, last_name: word, email }));
    }
    const [broken, alsoBroken] = [users[3], users[24]] as [User, User];
    await breakAccounts(page, [broken.id, alsoBroken.id]);

    await usersPage.open('?perPage=20&sort=since&order=ASC');
    await usersPage.find(word, 25);
    await expect(usersPage.rows).toHaveCount(19);
    await expect(usersPage.range).toHaveText('1-20 sur 25');
    await expect(page.getByText('1 ligne illisible n’est pas affichée.')).toBeVisible();
    await expect(usersPage.row('Nom 14')).toBeVisible();

    await usersPage.selectMatching.click();
    await expect(page.getByText('23 comptes lus et sélectionnés.')).toContainText(
      '2 lignes illisibles ne sont pas sélectionnées.',
    );
    await usersPage.tray.deactivate.click();
    await expect(usersPage.dialog).toContainText('23 comptes seront désactivés');
    await usersPage.chooseReason('Spam');
    await usersPage.dialog.getByRole('button', { name: 'Désactiver 23 comptes' }).click();
    await expect
      .poll(async () => {
        const { data } = await api.users(`q=${word}&page_size=50`);
        return data
          .filter(({ active }) => active)
          .map(({ id }) => id)
          .sort();
      })
      .toEqual([broken.id, alsoBroken.id].sort());
  },
);

test(
  'an account that breaks the contract is left out of the preview, and is passed over in a review',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const word = uniqueName('Illisible');
    const [first, broken, last] = (await Promise.all(
      ['Un', 'Deux', 'Trois'].map((first_name) =>
        createUser({ first_name, last_name: word, email: emailOf(`${first_name}.${word}`) }),
      ),
    )) as [User, User, User];
    await usersPage.find(word, 3);
    for (const { email } of [first, broken, last]) await usersPage.select(String(email));
    await breakAccounts(page, [broken.id]);
    await page.reload();

    await usersPage.tray.see.click();
    await expect(usersPage.tray.panel).toContainText('Actif : 2');
    await expect(usersPage.tray.selected.nth(1)).toContainText('n’a pas pu être lu');
    await usersPage.tray.closePanel();

    await usersPage.tray.deactivate.click();
    await expect(usersPage.dialog).toContainText('2 comptes seront désactivés');
    await expect(usersPage.dialog).toContainText('1 illisible est laissé de côté.');
    await usersPage.dialog.getByRole('button', { name: 'Annuler' }).click();

    const review = new ReviewPage(page);
    await review.open();
    await review.decide('k', `Un ${word}`);
    await expect(page.getByText('n’a pas la forme attendue').first()).toBeVisible();
    await page.keyboard.press('n');
    await review.decide('k', `Trois ${word}`);
  },
);

test('a follower that breaks the contract is left out of the followers of an account', async ({
  page,
  userPage,
  createUser,
  follow,
}) => {
  const user = await createUser();
  const [administrator, ordinary] = await follow(user);
  await breakAccounts(page, [ordinary.id]);
  await userPage.open(user.id);
  const followers = page.locator('section', {
    has: page.getByRole('heading', { name: 'Abonnés' }),
  });
  await expect(followers.getByText('1 ligne illisible n’est pas affichée.')).toBeVisible();
  await expect(followers).toContainText(administrator.last_name);
});
