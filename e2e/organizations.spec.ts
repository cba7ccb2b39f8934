import type { Page } from '@playwright/test';
import type { Member } from '../src/api/contract';
import { expect, test } from './fixtures';

/** Looks for the whole e-mail address, since one address may be a part of another. */
const memberRow = (page: Page, { email }: Member['user']) =>
  page.getByRole('row').filter({ has: page.getByText(String(email), { exact: true }) });

test(
  'shows an organization with its members and the role of each',
  { tag: '@udata' },
  async ({ page, usersPage: _signedIn, userPage, api }) => {
    // The first page of the list, in its default order.
    const { data } = await api.organizations('page_size=50');
    const isNameUnique = (name: string) =>
      data.filter((other) => other.name.includes(name)).length === 1;
    const organization = data.find(
      ({ name, members }) => members.length >= 2 && isNameUnique(name),
    );
    test.skip(!organization, 'no organization on the first page has two members');
    if (!organization) return;
    await page.getByRole('menuitem', { name: 'Organisations' }).click();
    await page.getByRole('row').filter({ hasText: organization.name }).first().click();

    const labels = {
      admin: 'Administrateur',
      editor: 'Éditeur',
      partial_editor: 'Éditeur partiel',
    };
    for (const { user, role } of organization.members.slice(0, 5)) {
      await expect(memberRow(page, user)).toContainText(labels[role]);
    }
    const [{ user }] = organization.members as [Member, ...Member[]];
    await memberRow(page, user).click();
    await expect(userPage.summary).toContainText(user.last_name);
    await expect(page.getByRole('link', { name: organization.name })).toBeVisible();
  },
);

test(
  'finds the organizations whose name has all words of the search',
  { tag: '@udata' },
  async ({ page, usersPage: _signedIn, api }) => {
    test.skip(!(await api.searchesOrganizations()), 'this instance cannot search organizations');
    const { data } = await api.organizations('page_size=1');
    const name = String(data[0]?.name);
    await page.getByRole('menuitem', { name: 'Organisations' }).click();
    await page.getByPlaceholder('Nom, tous les mots').fill(name);
    const rows = page.getByRole('table').locator('tbody').getByRole('row');
    await expect(rows.filter({ hasText: name }).first()).toBeVisible();
    const { total } = await api.organizations(`q=${encodeURIComponent(name)}&page_size=50`);
    await expect(rows).toHaveCount(Math.min(total, 50));
  },
);

test(
  'filters organizations by badge',
  { tag: '@udata' },
  async ({ page, usersPage: _signedIn, api }) => {
    const { total } = await api.organizations('badge=public-service&page_size=1');
    test.skip(total === 0, 'no organization of this instance has this badge');
    await page.goto(`/#/organizations?filter=${JSON.stringify({ badge: 'public-service' })}`);
    const rows = page.getByRole('table').locator('tbody').getByRole('row');
    await expect(rows).toHaveCount(Math.min(total, 50));
    await expect(rows.filter({ hasText: 'Service public' })).toHaveCount(Math.min(total, 50));
  },
);

test(
  'shows the site-wide roles and what they grant',
  { tag: '@udata' },
  async ({ page, usersPage: _signedIn }) => {
    await page.getByRole('menuitem', { name: 'Rôles' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'admin' })).toContainText(
      'Tous les droits',
    );
  },
);
