import { expect, test } from './fixtures';

test('shows an organization with its members and the role of each', async ({
  page,
  usersPage: _signedIn,
  userPage,
  api,
}) => {
  // The list's first page, in its own order.
  const { data } = await api.organizations('page_size=50');
  const organization = data.find(({ members }) => members.length >= 2);
  if (!organization) throw new Error('no organization with two members');
  await page.getByRole('menuitem', { name: 'Organisations' }).click();
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

test('finds organizations by all words of the name', async ({
  page,
  usersPage: _signedIn,
  api,
}) => {
  test.skip(!(await api.searchesOrganizations()), 'this instance cannot search organizations');
  const { data } = await api.organizations('page_size=1');
  const name = String(data[0]?.name);
  await page.getByRole('menuitem', { name: 'Organisations' }).click();
  await page.getByPlaceholder('Nom, tous les mots').fill(name);
  const rows = page.getByRole('table').locator('tbody').getByRole('row');
  await expect(rows.filter({ hasText: name }).first()).toBeVisible();
  const { total } = await api.organizations(`q=${encodeURIComponent(name)}&page_size=50`);
  await expect(rows).toHaveCount(Math.min(total, 50));
});

test('filters organizations by badge', async ({ page, usersPage: _signedIn, api }) => {
  const { total } = await api.organizations('badge=public-service&page_size=1');
  test.skip(total === 0, 'no organization of this instance has the badge');
  await page.goto(`/#/organizations?filter=${JSON.stringify({ badge: 'public-service' })}`);
  const rows = page.getByRole('table').locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(Math.min(total, 50));
  await expect(rows.filter({ hasText: 'Service public' })).toHaveCount(Math.min(total, 50));
});

test('shows the site-wide roles and what they grant', async ({ page, usersPage: _signedIn }) => {
  await page.getByRole('menuitem', { name: 'Rôles' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'admin' })).toContainText('Tous les droits');
});
