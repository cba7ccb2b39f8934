import { expect, test, uniqueName } from './fixtures';
import { emailOf } from './instance';

test(
  'shows an account with its text and links, and runs no script that its owner wrote',
  { tag: '@udata' },
  async ({ page, userPage, createUser }) => {
    const user = await createUser({
      about:
        '**Bonjour** <script>window.wasRun = true</script> [ma boutique](https://shop.example.org/x)',
      website: 'https://www.example.org/page',
    });
    await userPage.open(user.id);
    await expect(userPage.summary).toContainText(user.last_name);
    await expect(userPage.summary).toContainText('Actif');
    await expect(userPage.summary).toContainText(String(user.email));
    await expect(page.getByRole('link', { name: 'ma boutique' })).toHaveAttribute(
      'rel',
      /noreferrer/,
    );
    await expect(page.getByText('(https://shop.example.org/x)')).toBeVisible();
    await expect(page.getByText('example.org, shop.example.org')).toBeVisible();
    expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  },
);

test(
  'sends only the fields that were changed',
  { tag: '@udata' },
  async ({ page, userPage, createUser, api }) => {
    const user = await createUser({ about: 'Avant' });
    await userPage.open(user.id);
    await userPage.edit.click();
    await userPage.field('Présentation').fill('Après');
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    await userPage.save.click();
    expect((await sent).postDataJSON()).toEqual({ about: 'Après' });
    // Wait until the form, which has the same text, is replaced by the account's page.
    await expect(userPage.summary).toBeVisible();
    await expect(page.getByText('Après')).toBeVisible();
    expect((await api.user(user.id)).about).toBe('Après');
  },
);

test.describe('a refused edit', { tag: '@udata' }, () => {
  test.use({ expectedErrors: [/400/] });

  test('shows the error of the API at its field and keeps what was typed', async ({
    userPage,
    createUser,
    api,
  }) => {
    const user = await createUser();
    await userPage.open(user.id);
    await userPage.edit.click();
    await userPage.field('Site web').fill('http://192.168.1.1/');
    await userPage.field('Présentation').fill('Texte à ne pas perdre');
    await userPage.save.click();
    await expect(userPage.field('Site web')).toHaveAccessibleDescription(
      /URL invalide.*192\.168\.1\.1/,
    );
    await expect(userPage.field('Présentation')).toHaveValue('Texte à ne pas perdre');
    expect((await api.user(user.id)).website).toBeNull();

    await userPage.field('Site web').fill('https://www.example.org/');
    await userPage.save.click();
    await expect(userPage.summary).toBeVisible();
    expect((await api.user(user.id)).website).toBe('https://www.example.org/');
  });
});

test.describe('an address that another account has', { tag: '@udata' }, () => {
  // udata answers 500 in this case.
  test.use({ expectedErrors: [/400|500/] });

  test('is an error at its field, and nothing is saved', async ({ userPage, createUser, api }) => {
    const other = await createUser();
    const user = await createUser();
    await userPage.open(user.id);
    await userPage.edit.click();
    await userPage.field('Adresse électronique').fill(String(other.email));
    await userPage.field('Présentation').fill('Texte à ne pas perdre');
    await userPage.save.click();
    await expect(userPage.field('Adresse électronique')).toHaveAccessibleDescription(
      /déjà|already/,
    );
    await expect(userPage.field('Présentation')).toHaveValue('Texte à ne pas perdre');
    expect((await api.user(user.id)).email).toBe(user.email);
  });
});

test(
  'grants and withdraws a role from the account’s page, with a reason',
  { tag: '@udata' },
  async ({ page, userPage, createUser, api }) => {
    const user = await createUser();
    await userPage.open(user.id);
    const change = async (action: string, reason: string, confirm: string) => {
      await page.getByRole('button', { name: 'Autres actions' }).click();
      await page.getByRole('menuitem', { name: action }).click();
      await userPage.dialog.getByLabel(/^Rôle/).click();
      await page.getByRole('option', { name: 'admin' }).click();
      await userPage.chooseReason(reason);
      await userPage.dialog.getByRole('button', { name: confirm }).click();
    };
    await change('Attribuer un rôle…', 'Nouvelles fonctions', 'Attribuer à 1 compte');
    await expect(userPage.summary).toContainText('Administrateur');
    expect((await api.user(user.id)).roles).toEqual(['admin']);
    await change('Révoquer un rôle…', 'Fin de fonctions', 'Révoquer pour 1 compte');
    await expect(userPage.summary).not.toContainText('Administrateur');
    expect((await api.user(user.id)).roles).toEqual([]);
    await expect(page.getByText('Fin de fonctions')).toBeVisible();
  },
);

test(
  'creates an account that can sign in',
  { tag: '@udata' },
  async ({ page, usersPage, userPage, api, deleteLater }) => {
    const last_name = uniqueName('Nouveau');
    deleteLater(last_name);
    await usersPage.open();
    await page.getByRole('link', { name: 'Créer' }).click();
    await userPage.field('Prénom').fill('Inès');
    await userPage.field('Nom').fill(last_name);
    await userPage.field('Adresse électronique').fill(emailOf(last_name));
    await userPage.save.click();
    await expect(userPage.summary).toContainText(`Inès ${last_name}`);
    const { data } = await api.users(`q=${last_name}`);
    expect(data).toHaveLength(1);
    expect(data[0]?.active).toBe(true);
  },
);

test(
  'deletes an account after the number of accounts was typed and the delay to cancel has passed',
  { tag: '@udata' },
  async ({ page, userPage, createUser, api }) => {
    const user = await createUser();
    await userPage.open(user.id);
    await userPage.remove.click();
    const confirm = userPage.dialog.getByRole('button', { name: 'Supprimer 1 compte' });
    await expect(userPage.dialog).toContainText('Définitif');
    await userPage.chooseReason('Spam');
    await expect(confirm).toBeDisabled();
    await userPage.dialog.getByLabel('Ne pas prévenir par courriel').check();
    await userPage.dialog.getByLabel(/Pour confirmer/).fill('1');
    await confirm.click();
    await expect(page.getByRole('button', { name: 'Ne pas supprimer' })).toBeVisible();
    expect((await api.user(user.id)).active).toBe(true);
    const sent = await page.waitForRequest((request) => request.method() === 'DELETE');
    const query = new URL(sent.url()).searchParams;
    expect(query.get('no_mail')).toBe('true');
    expect(query.has('delete_comments')).toBe(false);
    await expect(page.getByText('Suppression terminée : 1 sur 1').first()).toBeVisible();
    expect(await api.user(user.id)).toMatchObject({ slug: `deleted-${user.id}`, active: false });

    await userPage.open(user.id);
    await expect(page.getByText('Ce compte a été supprimé')).toBeVisible();
    await expect(userPage.edit).toBeHidden();
  },
);

test(
  'deactivates and reactivates from the account’s page, except the moderator’s own',
  { tag: '@udata' },
  async ({ page, userPage, createUser, api }) => {
    const user = await createUser();
    await userPage.open(user.id);
    await page.getByRole('button', { name: 'Désactiver…' }).click();
    await userPage.chooseReason('Spam');
    await userPage.dialog.getByRole('button', { name: 'Désactiver 1 compte' }).click();
    await expect(userPage.summary).toContainText('Inactif');
    expect((await api.user(user.id)).active).toBe(false);
    await page.getByRole('button', { name: 'Réactiver…' }).click();
    await expect(userPage.dialog.getByLabel(/^Motif/)).not.toContainText('Spam');
    await userPage.chooseReason('Désactivé par erreur');
    await userPage.dialog.getByRole('button', { name: 'Réactiver 1 compte' }).click();
    await expect(userPage.summary).toContainText('Actif');
    expect((await api.user(user.id)).active).toBe(true);

    await userPage.open((await api.me()).id);
    await expect(page.getByRole('button', { name: 'Désactiver…' })).toBeDisabled();
    await expect(userPage.remove).toBeDisabled();
  },
);
