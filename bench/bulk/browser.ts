import type { Page } from '@playwright/test';
import { ADMIN_KEY } from '../../e2e/keys';
import { openContext } from '../context';
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

/** A browser that keeps its journal on disk. */
export async function startBrowser(): Promise<Browser> {
  const script = await buildScript();
  const { context, close } = await openContext();
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
    close,
  };
}
