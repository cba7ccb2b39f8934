import type { User } from '../src/api/contract';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { ReviewPage } from './pages/ReviewPage';

test(
  'reviews a selection with the keyboard, lists accounts to look at again, and undoes decisions',
  { tag: '@udata' },
  async ({ page, usersPage, createUser, api }) => {
    const word = uniqueName('Examen');
    const users: User[] = [];
    for (const first_name of ['Un', 'Deux', 'Trois', 'Quatre']) {
      const email = emailOf(`${first_name}.${word}`);
      users.push(await createUser({ first_name, last_name: word, email }));
    }
    await usersPage.find(word, 4);
    // In the order of selection.
    for (const { email } of users) await usersPage.select(String(email));
    const review = new ReviewPage(page);
    await review.open();

    await review.chooseReason('Spam');
    await review.decide('d', `Un ${word}`);
    await review.decide('k', `Deux ${word}`);
    await review.decide('l', `Trois ${word}`);
    await review.decide('s', `Quatre ${word}`);
    await expect(page.getByText('Tous les comptes de la sélection ont été vus')).toBeVisible();
    await expect.poll(async () => (await api.user(String(users[0]?.id))).active).toBe(false);
    await expect(review.due).toContainText(`Trois ${word}`);
    // Accounts are unselected once they are decided.
    await expect(page.getByRole('link', { name: 'Examiner un par un' })).toBeHidden();

    for (const name of ['Quatre', 'Trois', 'Deux', 'Un']) await review.undo(`${name} ${word}`);
    await expect.poll(async () => (await api.user(String(users[0]?.id))).active).toBe(true);
    await expect(review.due).toBeHidden();
  },
);

test(
  'leaves an account marked as no spam out of jobs, unless it is included',
  { tag: '@udata' },
  async ({ page, usersPage, createUser }) => {
    const user = await createUser({ last_name: uniqueName('Honnête') });
    await usersPage.find(user.last_name, 1);
    await usersPage.select(user.last_name);
    const review = new ReviewPage(page);
    await review.open();
    await review.decide('s', user.last_name);
    await expect(page.getByText('Tous les comptes de la sélection ont été vus')).toBeVisible();

    await usersPage.open();
    await usersPage.find(user.last_name, 1);
    await usersPage.select(user.last_name);
    await usersPage.tray.deactivate.click();
    await expect(usersPage.dialog).toContainText('0 compte sera désactivé');
    await expect(usersPage.dialog).toContainText('pas un spam');
    await usersPage.dialog.getByRole('checkbox', { name: /^Inclure/ }).check();
    await expect(usersPage.dialog).toContainText('1 compte sera désactivé');
  },
);
