import { expect, test } from './fixtures';

test('shows an organization with its members and the role of each', async ({
  page,
  usersPage: _signedIn,
  userPage,
  api,
}) => {
  const { data } = await api.organizations();
  const organization = data.find(({ members }) => members.length >= 2);
  if (!organization) throw new Error('no organization with two members');
  await page.getByRole('menuitem', { name: 'Organisations' }).click();
  await page.getByPlaceholder('Nom, tous les mots').fill(organization.name);
  await page.getByRole('row').filter({ hasText: organization.name }).first().click();

  const labels = { admin: 'Administrateur', editor: 'Éditeur', partial_editor: 'Éditeur partiel' };
  for (const { user, role } of organization.members.slice(0, 5)) {
    const row = page.getByRole('row').filter({ hasText: String(user.email) });
    await expect(row).toContainText(labels[role]);
  }
  const [member] = organization.members;
  await page
    .getByRole('row')
    .filter({ hasText: String(member?.user.email) })
    .click();
  await expect(userPage.summary).toContainText(String(member?.user.last_name));
  await expect(page.getByRole('link', { name: organization.name })).toBeVisible();
});

test('filters organizations by badge', async ({ page, usersPage: _signedIn }) => {
  await page.goto(`/#/organizations?filter=${JSON.stringify({ badge: 'public-service' })}`);
  const rows = page.getByRole('table').locator('tbody').getByRole('row');
  await expect(rows.first()).toContainText('Service public');
});

test('shows the site-wide roles and what they grant', async ({ page, usersPage: _signedIn }) => {
  await page.getByRole('menuitem', { name: 'Rôles' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'admin' })).toContainText('Tous les droits');
});
