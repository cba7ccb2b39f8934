import type { User } from '../src/api/contract';
import type { Api } from './api';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { JobsPage } from './pages/JobsPage';
import type { UsersPage } from './pages/UsersPage';

/** Old accounts whose stored website is invalid today: udata refuses any change to them. */
const refusedAccounts = async (api: Api, count: number): Promise<User[]> => {
  const refused: User[] = [];
  const { data } = await api.users('page_size=1000&sort=created');
  for (const user of data) {
    if (refused.length === count) break;
    if (user.website === null || user.active !== true) continue;
    // These are left out of a job unless they are included by hand.
    if (user.organizations.length > 0 || user.roles.length > 0) continue;
    if (user.email?.endsWith('gouv.fr')) continue;
    if ((await api.updateStatus(user.id, {})) === 400) refused.push(user);
  }
  return refused;
};

test.describe('deactivating a selection of 60', () => {
  test.use({ expectedErrors: [/400/] });

  test('changes 57, keeps the 3 that are refused selected, and can be undone', async ({
    page,
    usersPage,
    createUser,
    api,
  }) => {
    const refused = await refusedAccounts(api, 3);
    test.skip(refused.length < 3, 'this instance has no old accounts with an invalid website');
    const word = uniqueName('Vague');
    const made: User[] = [];
    for (let index = 0; index < 57; index += 1) {
      made.push(await createUser({ last_name: word, email: emailOf(`${word}.${index}`) }));
    }

    await usersPage.open('?perPage=100');
    await usersPage.find(word, 57);
    await usersPage.selectAll.check();
    for (const user of refused) {
      await usersPage.search.fill(`"${user.email}"`);
      await usersPage.select(String(user.email));
    }
    await expect(usersPage.tray.bar).toContainText('60 comptes sélectionnés');

    await usersPage.tray.deactivate.click();
    await expect(usersPage.dialog).toContainText('60 comptes seront désactivés');
    await expect(usersPage.dialog).toContainText('Ses contenus restent en ligne');
    await usersPage.chooseReason('Spam');
    await usersPage.dialog.getByRole('button', { name: 'Désactiver 60 comptes' }).click();

    const { dock } = new JobsPage(page);
    await expect(dock).toContainText('Désactivation terminée : 60 sur 60');
    await expect(dock).toContainText('57 traités');
    await expect(dock).toContainText('3 refusés');
    const states = await Promise.all(made.map(({ id }) => api.user(id)));
    expect(states.filter(({ active }) => active === false)).toHaveLength(57);
    await expect(usersPage.tray.bar).toContainText('3 comptes sélectionnés');
    await usersPage.tray.see.click();
    for (const user of refused) {
      await expect(usersPage.tray.panel).toContainText(String(user.email));
    }
    await usersPage.tray.closePanel();

    await dock.getByRole('button', { name: 'Défaire' }).click();
    await expect(dock).toContainText('Défaire (Désactivation) : terminé, 57 sur 57');
    const undone = await Promise.all(made.map(({ id }) => api.user(id)));
    expect(undone.filter(({ active }) => active === true)).toHaveLength(57);
    await expect(usersPage.tray.bar).toContainText('3 comptes sélectionnés');
  });
});

test(
  'deactivates a selection and undoes it',
  { tag: '@udata' },
  async ({ usersPage, createUser, api, page }) => {
    const word = uniqueName('Retour');
    const made: User[] = [];
    for (let index = 0; index < 12; index += 1) {
      made.push(
        await createUser({
          first_name: `Nom ${index}`,
          last_name: word,
          // The first one is inactive already, and stays so when the job is undone.
          active: index > 0,
          email: emailOf(`${index}.${word}`),
        }),
      );
    }
    const activeCount = async () => {
      const users = await Promise.all(made.map(({ id }) => api.user(id)));
      return users.filter(({ active }) => active === true).length;
    };
    await usersPage.find(word, 12);
    await usersPage.selectAll.check();
    await usersPage.tray.deactivate.click();
    await expect(usersPage.dialog).toContainText('11 comptes seront désactivés');
    await usersPage.chooseReason('Spam');
    await usersPage.dialog.getByRole('button', { name: 'Désactiver 11 comptes' }).click();
    const { dock } = new JobsPage(page);
    await expect(dock).toContainText('Désactivation terminée : 12 sur 12');
    await expect(dock).toContainText('11 traités');
    expect(await activeCount()).toBe(0);

    await dock.getByRole('button', { name: 'Défaire' }).click();
    await expect(dock).toContainText('Défaire (Désactivation) : terminé, 11 sur 11');
    expect(await activeCount()).toBe(11);
    expect((await api.user(String(made[0]?.id))).active).toBe(false);
  },
);

/** Opens the preview for the accounts found by a word and for the moderator's own account. */
async function previewWithOwnAccount(usersPage: UsersPage, me: User, word: string, count: number) {
  await usersPage.find(word, count);
  await usersPage.selectAll.check();
  await usersPage.search.fill(`"${me.email}"`);
  await usersPage.select(String(me.email));
  await usersPage.tray.deactivate.click();
  const { dialog } = usersPage;
  const row = (text: string) => dialog.getByRole('row').filter({ hasText: text });
  await expect(row(String(me.email))).toContainText('Laissé de côté : c’est vous');
  await expect(row(String(me.email)).getByRole('checkbox')).toBeDisabled();
  return { dialog, row };
}

test(
  'leaves out the moderator’s own account, and administrators unless they are included',
  { tag: '@udata' },
  async ({ usersPage, createUser, api }) => {
    const me = await api.me();
    const word = uniqueName('Exclus');
    const administrator = await createUser({ last_name: word, roles: ['admin'] });
    const { dialog, row } = await previewWithOwnAccount(usersPage, me, word, 1);
    await expect(dialog).toContainText('0 compte sera désactivé');
    await expect(row(String(administrator.email))).toContainText('Laissé de côté : administrateur');
    await row(String(administrator.email)).getByRole('checkbox').check();
    await expect(dialog).toContainText('1 compte sera désactivé');
    // Not confirmed: a bug here would lock the administrator out of the instance.
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await expect(dialog).toBeHidden();
  },
);

test('never deactivates the moderator’s own account, and administrators only if included', async ({
  page,
  usersPage,
  createUser,
  api,
}) => {
  const me = await api.me();
  const word = uniqueName('Droits');
  const ordinary = await createUser({ last_name: word });
  const administrator = await createUser({
    last_name: word,
    roles: ['admin'],
    email: emailOf(`adm.${word}`),
  });
  const inactive = await createUser({
    last_name: word,
    active: false,
    email: emailOf(`ina.${word}`),
  });

  const { dialog, row } = await previewWithOwnAccount(usersPage, me, word, 3);
  await expect(dialog).toContainText('1 compte sera désactivé');
  await expect(row(String(inactive.email))).toContainText('Déjà ainsi');
  const include = row(String(administrator.email)).getByRole('checkbox');
  await expect(row(String(administrator.email))).toContainText('Laissé de côté : administrateur');
  await include.check();
  await expect(dialog).toContainText('2 comptes seront désactivés');
  await include.uncheck();
  await usersPage.chooseReason('Spam');
  await dialog.getByRole('button', { name: 'Désactiver 1 compte' }).click();
  await new JobsPage(page).waitForEnd();

  expect((await api.user(ordinary.id)).active).toBe(false);
  expect((await api.user(administrator.id)).active).toBe(true);
  expect((await api.user(inactive.id)).active).toBe(false);
  expect((await api.me()).active).toBe(true);
});

test('deactivates 500 accounts and shows the progress', async ({
  page,
  usersPage,
  createUser,
  api,
}) => {
  test.slow();
  const word = uniqueName('Masse');
  for (let start = 0; start < 500; start += 20) {
    await Promise.all(
      Array.from({ length: 20 }, (_, offset) =>
        createUser({
          // Accounts with the same name, created at the same time, would get the same slug.
          first_name: `Nom ${start + offset}`,
          last_name: word,
          email: emailOf(`${word}.${start + offset}`),
        }),
      ),
    );
  }
  await usersPage.open('?perPage=500');
  await usersPage.find(word, 500);
  await usersPage.selectAll.check();
  await usersPage.tray.deactivate.click();
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: 'Désactiver 500 comptes' }).click();
  const jobs = new JobsPage(page);
  await jobs.waitForSettled(1);
  await jobs.waitForEnd(90_000);
  await expect(jobs.dock).toContainText('500 traités');
  const { data } = await api.users(`q=${word}&page_size=500`);
  expect(data.filter(({ active }) => active === false)).toHaveLength(500);
});
