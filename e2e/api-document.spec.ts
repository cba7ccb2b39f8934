import { expect, test } from './fixtures';
import { ADMIN_KEY } from './keys';

test('the API document tries out calls, in the colour scheme of the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/api/1/');
  await expect(page.getByRole('heading', { name: /^Users API/ })).toBeVisible();
  await expect(page.locator('html')).toHaveClass('dark-mode');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).not.toHaveClass('dark-mode');

  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByLabel('Value:').fill(ADMIN_KEY);
  await page.getByRole('button', { name: 'Apply credentials' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const me = page.locator('#operations-me-getMe');
  await me.getByRole('button').first().click();
  await me.getByRole('button', { name: 'Try it out' }).click();
  await me.getByRole('button', { name: 'Execute' }).click();
  await expect(me.locator('.live-responses-table')).toContainText('"roles"');
});

test('the API document fits a phone, and links to its own source', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/api/1/');
  await expect(page.getByRole('link', { name: '/api/1/swagger.json' })).toBeVisible();

  const create = page.locator('#operations-users-postUsers');
  await create.getByRole('button').first().click();
  await expect(create.getByText('"claire.durand@example.org"')).toBeVisible();
  await expect(create.locator('.responses-table').first()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
