import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** In pixels: a desktop computer and a phone. */
const SCREEN_WIDTHS = [1440, 390] as const;
/** Laptops and tablets, between the widths at which the layout changes. */
const OTHER_WIDTHS = [1280, 1024, 768] as const;

/**
 * Expects a page to have no axe violation and to fit the screen, on each width and with each theme.
 *
 * @param title the title of the page, to wait for
 */
export const expectAccessible = async (page: Page, title: string): Promise<void> => {
  await waitUntilLoaded(page, title);
  for (const width of SCREEN_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await waitUntilLoaded(page, title);
    await expectNoViolation(page, `${width} pixels`);
  }
  for (const width of OTHER_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await waitUntilLoaded(page, title);
    expect.soft(await overflow(page), `too wide, ${width} pixels`).toBe(0);
  }
};

const waitUntilLoaded = async (page: Page, title: string): Promise<void> => {
  // The previous page stays in the document, hidden, while the code of the next one loads.
  await expect(page.locator('h1')).toHaveText(title, { useInnerText: true });
  await expect(
    page.locator('.RaLoading-root, [role=progressbar], .RaLoadingIndicator-loader'),
  ).toHaveCount(0);
};

/**
 * Expects a page to have no axe violation and to fit the screen, with the light and the dark theme.
 *
 * @param place said when it fails
 */
export const expectNoViolation = async (page: Page, place = 'the page'): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await waitUntilStill(page);
    expect.soft(await violations(page), `axe, ${place}, ${colorScheme}`).toEqual([]);
    expect.soft(await overflow(page), `too wide, ${place}, ${colorScheme}`).toBe(0);
  }
};

/** The axe violations of a page, each with its elements. */
export const violations = async (page: Page): Promise<string[]> => {
  // The other mode opens a page for each result, for frames, which the console does not have.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
};

/**
 * Waits until animations have ended and notifications and tooltips are closed. Elements that fade
 * have too little contrast, and a notification could begin to fade while axe runs.
 */
const waitUntilStill = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0);
  await expect(page.locator('.MuiSnackbar-root')).toHaveCount(0);
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await expect(page.getByRole('tooltip')).toHaveCount(0);
};

/** How many pixels a page is wider than the screen. 0 when it fits. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
