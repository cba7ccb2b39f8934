import { readFile } from 'node:fs/promises';
import type { User, UserCreate } from '../src/api/contract';
import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';
import { PasteListDialog } from './pages/PasteListDialog';
import type { UsersPage } from './pages/UsersPage';

test.describe('the selection', () => {
  test(
    'is kept after an empty search, another sort, another page and a reload',
    { tag: '@udata' },
    async ({ page, usersPage, createUser }) => {
      const word = uniqueName('Garde');
      for (const first_name of ['Alice', 'Bruno', 'Chloé']) {
        await createUser({
          first_name,
          last_name: word,
          email: emailOf(`${first_name.slice(0, 3)}.${word}`),
        });
      }
      const { tray } = usersPage;
      await expect(tray.bar).toBeHidden();
      await usersPage.find(word, 3);
      await usersPage.select('Alice');
      await usersPage.select('Chloé');
      await expect(tray.bar).toContainText('2 comptes sélectionnés');

      await usersPage.sortBy('Compte');
      await expect(usersPage.rows.first()).toContainText('Alice');
      await usersPage.search.fill(uniqueName('Personne'));
      await expect(page.getByText('Aucun compte trouvé')).toBeVisible();
      await expect(tray.bar).toContainText('2 comptes sélectionnés');

      await page.goto('/#/organizations');
      await expect(page.locator('h1')).toHaveText('Organisations', { useInnerText: true });
      await expect(tray.bar).toContainText('2 comptes sélectionnés');
      await page.reload();
      await expect(tray.bar).toContainText('2 comptes sélectionnés');

      await tray.see.click();
      await expect(tray.selected).toHaveCount(2);
      await expect(tray.panel).toContainText('Actif : 2');
      await tray.removeUser(`Alice ${word}`);
      await expect(tray.selected).toHaveCount(1);
      await expect(tray.selected).toContainText('Chloé');
      await tray.closePanel();
      await tray.clear.click();
      await expect(tray.bar).toBeHidden();
    },
  );

  test(
    'does not cover the search, and stays visible when the page scrolls',
    { tag: '@udata' },
    async ({ usersPage, createUser }) => {
      await usersPage.rows.first().getByRole('checkbox').check();
      await expect(usersPage.tray.bar).toBeInViewport();
      await usersPage.range.scrollIntoViewIfNeeded();
      await expect(usersPage.range).toBeInViewport();
      await expect(usersPage.tray.bar).toBeInViewport();
      const user = await createUser();
      await usersPage.find(user.last_name, 1);
      await expect(usersPage.tray.bar).toBeInViewport();
    },
  );

  test(
    'counts accounts by status, including one that was deleted meanwhile',
    { tag: '@udata' },
    async ({ usersPage, createUser, api }) => {
      const word = uniqueName('Statut');
      const users = [];
      for (const [index, active] of [true, false, true].entries()) {
        users.push(
          await createUser({
            first_name: `Nom ${index}`,
            last_name: word,
            active,
            email: emailOf(`${index}.${word}`),
          }),
        );
      }
      await usersPage.find(word, 3);
      await usersPage.selectAll.check();
      await api.deleteUser(String(users[2]?.id));
      await usersPage.open();
      await usersPage.tray.bar.page().reload();
      await usersPage.tray.see.click();
      await expect(usersPage.tray.panel).toContainText('Actif : 1 · Inactif : 1 · Supprimé : 1');
    },
  );

  test('of more than twenty accounts is cleared only after confirmation', async ({ usersPage }) => {
    const { tray } = usersPage;
    await usersPage.selectAll.check();
    await expect(tray.bar).toContainText('50 comptes');
    await tray.clear.click();
    await tray.confirmation.getByRole('button', { name: 'Annuler' }).click();
    await expect(tray.bar).toContainText('50 comptes');
    await tray.clear.click();
    await tray.confirmation.getByRole('button', { name: 'Vider' }).click();
    await expect(tray.bar).toBeHidden();
  });
});

test.describe('all accounts that match a search', () => {
  /** Creates 25 accounts that no other test changes, and searches for them, with 20 per page. */
  const findTwoPages = async (
    usersPage: UsersPage,
    createUser: (values: Partial<UserCreate>) => Promise<User>,
  ) => {
    const word = uniqueName('Tous');
    for (let index = 0; index < 25; index += 1) {
      await createUser({
        first_name: `Nom ${index}`,
        last_name: word,
        email: emailOf(`${index}.${word}`),
      });
    }
    await usersPage.open('?perPage=20');
    await usersPage.find(word, 25);
  };

  test('are selected on all pages', { tag: '@udata' }, async ({ page, usersPage, createUser }) => {
    await findTwoPages(usersPage, createUser);
    await usersPage.selectMatching.click();
    await expect(page.getByText('25 comptes lus et sélectionnés')).toBeVisible();
    await expect(usersPage.tray.bar).toContainText('25 comptes sélectionnés');
    await usersPage.nextPage.click();
    await expect(usersPage.rows).toHaveCount(5);
    await expect(usersPage.rows.getByRole('checkbox', { checked: true })).toHaveCount(5);
  });

  test('are read again after a warning when the list changed meanwhile', async ({
    page,
    usersPage,
    createUser,
  }) => {
    await findTwoPages(usersPage, createUser);
    await page.route(/page_size=500/, async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { data: unknown[]; total: number };
      await route.fulfill({ response, json: { ...answer, data: answer.data.slice(1) } });
    });
    await usersPage.selectMatching.click();
    await expect(page.getByText('La liste a changé pendant la lecture')).toBeVisible();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Relire' }).click();
    await expect(page.getByText('25 comptes lus et sélectionnés')).toBeVisible();
  });

  test('are not selected when the reading is cancelled', async ({ page, usersPage }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/page_size=500/, async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    await usersPage.selectMatching.click();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect(usersPage.selectMatching).toBeVisible();
    release();
    await expect(usersPage.tray.bar).toBeHidden();
  });
});

test.describe('a pasted list', () => {
  // The API answers 404 for a line that matches no account.
  test.use({ expectedErrors: [/404/] });

  test(
    'is looked up line by line, and only the accounts found are selected',
    { tag: '@udata' },
    async ({ page, usersPage, createUser, api }) => {
      const word = uniqueName('Liste');
      const make = (first_name: string, email: string) =>
        createUser({ first_name, last_name: word, email });
      const address = emailOf(word);
      const byId = await make('Ida', `ida.${address}`);
      const bySlug = await make('Sven', `sven.${address}`);
      await make('Emma', `Emma.${address}`);
      const byUrl = await make('Ugo', `ugo.${address}`);
      const gone = await make('Gil', `gil.${address}`);
      await make('Jo', `Jo.${address}`);
      await make('Joe', `JO.${address}`);
      await api.deleteUser(gone.id);
      const nobody = uniqueName('personne');

      const paste = new PasteListDialog(page);
      await paste.open();
      await expect(paste.resolve).toBeDisabled();
      await paste.list.fill(
        [
          byId.id,
          bySlug.slug.toUpperCase(),
          `emma.${address}`,
          `/fr/users/${byUrl.slug}/`,
          byUrl.uri,
          gone.id,
          nobody,
          `jo.${address}`,
          'Ceci est une phrase',
          `https://ailleurs.example/users/${byId.slug}/`,
        ].join('\n'),
      );
      await expect(paste.dialog).toContainText('10 lignes à chercher');
      await paste.resolve.click();

      for (const [result, ...texts] of [
        ['Trouvé', `Ida ${word}`, `Sven ${word}`, `Emma ${word}`, `Ugo ${word}`],
        ['En double', byUrl.uri, 'même compte qu’à la ligne 4'],
        ['Supprimé', gone.id],
        ['Inconnu', nobody],
        ['Ambigu', `Jo ${word}`, `Joe ${word}`],
        ['Illisible', 'Ceci est une phrase'],
        ['Autre plateforme', 'ailleurs.example'],
      ] as const) {
        await paste.filter(result).click();
        await expect(paste.lines).toHaveCount(result === 'Trouvé' ? 4 : 1);
        for (const text of texts) await expect(paste.dialog).toContainText(text);
      }

      await paste.add.click();
      await expect(usersPage.tray.bar).toContainText('4 comptes sélectionnés');
      await usersPage.tray.see.click();
      for (const name of ['Ida', 'Sven', 'Emma', 'Ugo']) {
        await expect(usersPage.tray.panel).toContainText(`${name} ${word}`);
      }
    },
  );

  test(
    'may be a file, such as an export of the list of accounts',
    { tag: '@udata' },
    async ({ page, usersPage, createUser }) => {
      const word = uniqueName('Fichier');
      for (const first_name of ['Alice', 'Bruno']) {
        await createUser({
          first_name,
          last_name: word,
          about: 'Deux lignes,\n"entre guillemets"',
          email: emailOf(`${first_name}.${word}`),
        });
      }
      await usersPage.find(word, 2);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Exporter' }).click();
      const csv = await readFile(await (await download).path());

      const paste = new PasteListDialog(page);
      await paste.open();
      await paste.file.setInputFiles({ name: 'comptes.csv', mimeType: 'text/csv', buffer: csv });
      await expect(paste.dialog).toContainText('2 lignes à chercher');
      await expect(paste.column).toHaveText('id');
      await paste.resolve.click();
      await paste.add.click();
      await expect(usersPage.tray.bar).toContainText('2 comptes sélectionnés');
    },
  );

  test('can be stopped and resumed', async ({ page, usersPage, api }) => {
    const { data } = await api.users('page_size=20&sort=created');
    let isSlow = true;
    await page.route(/\/users\/[0-9a-f]{24}\//, async (route) => {
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue().catch(() => undefined);
    });
    const paste = new PasteListDialog(page);
    await paste.open();
    await paste.list.fill(data.map(({ id }) => id).join('\n'));
    await paste.resolve.click();
    await paste.filter('Trouvé').waitFor();
    await paste.stop.click();
    await expect(paste.filter('Non cherché')).toBeVisible();
    isSlow = false;
    await paste.retry.click();
    await expect(paste.filter('Non cherché')).toBeHidden();
    await paste.add.click();
    await expect(usersPage.tray.bar).toContainText('20 comptes sélectionnés');
  });
});
