import { expect, test } from './fixtures';
import { ADMIN_KEY, USER_KEY } from './keys';

test.describe('signing in', { tag: '@udata' }, () => {
  test.use({ expectedErrors: [/401/] });

  test('refuses an unknown key', async ({ signInPage }) => {
    await signInPage.open();
    await signInPage.signIn('udata_nobody');
    await expect(signInPage.refusal).toContainText('Cette clé n’est pas acceptée');
    await expect(signInPage.key).toHaveValue('udata_nobody');
  });

  test('refuses the key of an ordinary account', async ({ signInPage }) => {
    await signInPage.open();
    await signInPage.signIn(USER_KEY);
    await expect(signInPage.refusal).toContainText('Seuls les administrateurs');
  });

  test('is required again, with the reason, when the key is revoked during the session', async ({
    page,
    signInPage,
    api,
    createToken,
  }) => {
    const { id, token } = await createToken();
    await signInPage.open();
    await signInPage.signIn(token);
    await expect(page.getByRole('table')).toBeVisible();
    await api.revokeToken(id);
    await page.getByRole('menuitem', { name: 'Organisations' }).click();
    await expect(signInPage.key).toBeVisible();
    await expect(page.getByText('Votre session a pris fin')).toBeVisible();

    await signInPage.signIn(ADMIN_KEY);
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page).toHaveURL(/#\/organizations/);
  });
});

test(
  'keeps the session of an administrator in this tab only, until sign-out',
  { tag: '@udata' },
  async ({ page, signInPage }) => {
    await signInPage.open();
    await signInPage.signIn(ADMIN_KEY);
    await expect(page.getByRole('table')).toBeVisible();

    await page.reload();
    await expect(page.getByRole('table')).toBeVisible();

    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href);
    // Not toContain, whose failure message would print the key.
    expect(stored.includes(ADMIN_KEY), 'the key is stored').toBe(false);

    await page.getByRole('button', { name: 'Profil' }).click();
    await page.getByRole('menuitem', { name: 'Déconnexion' }).click();
    await expect(signInPage.key).toBeVisible();
    const left = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    expect(left.includes(ADMIN_KEY), 'the key is still stored').toBe(false);
  },
);
