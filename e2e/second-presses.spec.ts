import type { User } from '../src/api/contract';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { readJournal } from './journal';
import { JobsPage } from './pages/JobsPage';

test('double clicks and Enter held down deactivate once and undo once', async ({
  page,
  usersPage,
  createUser,
}) => {
  const word = uniqueName('Double');
  const users: User[] = [];
  for (const first_name of ['Un', 'Deux', 'Trois']) {
    const email = emailOf(`${first_name}.${word}`);
    users.push(await createUser({ first_name, last_name: word, email }));
  }
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(request.url());
  });
  /** How often each account was changed, and the states of the jobs. */
  const done = async () => ({
    writes: users.map(({ id }) => writes.filter((url) => url.includes(id)).length),
    jobs: (await readJournal(page)).jobs.map(({ status }) => status),
  });
  const { dock } = new JobsPage(page);

  await usersPage.find(word, 3);
  await usersPage.selectAll.check();
  // The second click falls on what is around the dialog, and does not close it.
  await usersPage.tray.deactivate.dblclick({ delay: 50 });
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: 'Désactiver 3 comptes' }).dblclick();
  await expect(dock).toContainText('Désactivation terminée : 3 sur 3');
  expect(await done()).toEqual({ writes: [1, 1, 1], jobs: ['finished'] });
  // Nor does it open the account below the dialog that closes.
  await expect(usersPage.rows).toHaveCount(3);

  // The button that cancels the job that undoes takes the place of the one that started it.
  await dock.getByRole('button', { name: 'Défaire' }).dblclick({ delay: 50 });
  await expect(dock).toContainText('Défaire (Désactivation) : terminé, 3 sur 3');
  expect(await done()).toEqual({ writes: [2, 2, 2], jobs: ['finished', 'finished'] });

  await dock.getByRole('button', { name: 'Détails' }).click();
  const ask = page.getByRole('button', { name: 'Défaire…' });
  const dialog = page.getByRole('dialog', { name: 'Défaire le traitement' });
  await ask.focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(dialog.getByRole('button', { name: 'Défaire' })).toBeFocused();
  expect((await done()).jobs).toHaveLength(2);

  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(dock).toContainText('3 sur 3');
  await expect.poll(async () => (await done()).writes).toEqual([3, 3, 3]);
  expect((await done()).jobs).toEqual(['finished', 'finished', 'finished']);
});
