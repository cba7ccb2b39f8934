import { BUDGETS, type Loaded, watchLoads } from './firstLoad';
import { expect, test } from './fixtures';
import { ADMIN_KEY } from './keys';

const expectWithin = ({ files, gzipKb, wireKb }: Loaded, maxKb: number) => {
  expect(files).toBeGreaterThan(0);
  expect(files).toBeLessThanOrEqual(BUDGETS.files);
  expect(gzipKb).toBeLessThanOrEqual(maxKb);
  expect(wireKb).toBeLessThanOrEqual(maxKb);
};

test('with an empty cache, the first load stays within the budgets', async ({
  page,
  signInPage,
}) => {
  const loaded = watchLoads(page);
  await signInPage.open();
  await expect(signInPage.key).toBeVisible();
  expectWithin(await loaded(), BUDGETS.signInKb);

  await signInPage.signIn(ADMIN_KEY);
  await expect(page.getByRole('table')).toBeVisible();
  expectWithin(await loaded(), BUDGETS.listKb);
});
