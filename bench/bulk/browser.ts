import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ADMIN_KEY } from '../../e2e/keys';
import playwrightConfig from '../../playwright.config';
import { buildScript } from './script';
import { type BenchPage, type Run, type SeenAccount, type Way } from './ways';

export interface Browser {
  newPage(): Promise<Page>;
  /** A page of that origin with the bench's script in it. */
  openBench(origin: string): Promise<BenchPage & { page: Page }>;
  close(): Promise<void>;
}

declare global {
  var vigieBench: { createBench(key: string): BenchPage };
  var bench: BenchPage;
}

/** Chromium with a profile on disk: in a private window the journal would only be in memory. */
export async function startBrowser(): Promise<Browser> {
  const script = await buildScript();
  const profile = await mkdtemp(join(tmpdir(), 'vigie-bench-'));
  const { launchOptions, locale } = playwrightConfig.use ?? {};
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, locale });
  return {
    newPage: () => context.newPage(),
    async openBench(origin) {
      const page = await context.newPage();
      // Any answer of the API is a page of its origin, and one without the console's policy.
      await page.goto(`${origin}/api/1/reports/reasons/`);
      await page.addScriptTag({ content: script });
      await page.evaluate((key) => {
        globalThis.bench = vigieBench.createBench(key);
      }, ADMIN_KEY);
      return {
        page,
        read: (count) => page.evaluate((wanted) => bench.read(wanted), count),
        deactivate: (way, accounts): Promise<Run> =>
          page.evaluate<Run, [Way, readonly SeenAccount[]]>(
            ([name, some]) => bench.deactivate(name, some),
            [way, accounts],
          ),
        leaveJob: (accounts) => page.evaluate((some) => bench.leaveJob(some), accounts),
      };
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
