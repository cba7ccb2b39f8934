import { rm } from 'node:fs/promises';
import { type BrowserContext, chromium } from '@playwright/test';
import playwrightConfig from '../playwright.config';
import { temporaryFolder } from '../server/testing/temporary';

type Options = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** Opens Chromium with a profile on disk, because IndexedDB would otherwise only be in memory. */
export async function openContext(
  options: Options = {},
): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const profile = temporaryFolder('vigie-bench-');
  const { launchOptions, locale } = playwrightConfig.use ?? {};
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    locale,
    ...options,
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
