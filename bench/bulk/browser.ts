import type { Page } from '@playwright/test';
import { ADMIN_KEY } from '../../e2e/keys';
import { openContext } from '../context';
import { buildScript } from './script';
import type { BenchPage, Run, SeenAccount, Way } from './ways';

export interface Browser {
  newPage(): Promise<Page>;
  /** Opens a page of an origin with the script of the bench, which calls the API of `apiOrigin`. */
  openBench(origin: string, apiOrigin?: string): Promise<BenchPage & { page: Page }>;
  close(): Promise<void>;
}

declare global {
  var vigieBench: { createBench(key: string, apiUrl: string): BenchPage };
  var bench: BenchPage;
}

/** Starts a browser whose journal is on disk. */
export async function startBrowser(): Promise<Browser> {
  const script = await buildScript();
  const { context, close } = await openContext({ bypassCSP: true });
  return {
    newPage: () => context.newPage(),
    async openBench(origin, apiOrigin = origin) {
      const page = await context.newPage();
      // A page of that origin without scripts of its own.
      await page.goto(`${origin}/config.json`);
      await page.addScriptTag({ content: script });
      await page.evaluate(
        ([key, apiUrl]) => {
          globalThis.bench = vigieBench.createBench(key, apiUrl);
        },
        [ADMIN_KEY, `${apiOrigin}/api/1`] as const,
      );
      return {
        page,
        read: (count) => page.evaluate((wanted) => bench.read(wanted), count),
        deactivate: (way, accounts): Promise<Run> =>
          page.evaluate<Run, [Way, readonly SeenAccount[]]>(
            ([name, some]) => bench.deactivate(name, some),
            [way, accounts],
          ),
        queueJob: (accounts) => page.evaluate((some) => bench.queueJob(some), accounts),
      };
    },
    close,
  };
}
