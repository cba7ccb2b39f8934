import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** In pixels: a desktop computer and a telephone. */
export const SCREEN_WIDTHS = [1440, 390] as const;

/**
 * Expects a page to have no axe violation and to fit the screen, in light and in dark colours.
 *
 * @param title its title, which tells when it is there
 */
export const expectAccessible = async (page: Page, title: string): Promise<void> => {
  // While the code of a page loads, the one before stays in the document, hidden.
  await expect(page.locator('h1')).toHaveText(title, { useInnerText: true });
  await expect(
    page.locator('.RaLoading-root, [role=progressbar], .RaLoadingIndicator-loader'),
  ).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await waitUntilStill(page);
    expect.soft(await violations(page), `axe, ${colorScheme}`).toEqual([]);
    expect.soft(await overflow(page), `too wide, ${colorScheme}`).toBeLessThanOrEqual(0);
  }
};

/** What axe finds wrong with a page, each with the elements that it is about. */
export const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
};

/**
 * Waits for animations to end, and for notices and tooltips to close: what fades has too little
 * contrast, and a notice may begin to fade while axe looks at it.
 */
const waitUntilStill = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0);
  await expect(page.locator('.MuiSnackbar-root')).toHaveCount(0);
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await expect(page.getByRole('tooltip')).toHaveCount(0);
};

/** By how many pixels a page is wider than the screen; 0 or less when it fits. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
