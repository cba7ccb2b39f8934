import type { Page } from '@playwright/test';
import { ADMIN_KEY } from '../../e2e/keys';
import { JobsPage } from '../../e2e/pages/JobsPage';
import { SignInPage } from '../../e2e/pages/SignInPage';
import type { Browser } from './browser';
import type { Instance } from './instance';

interface LongJob {
  n: number;
  seconds: number;
  /** Duration of the longest task of the page while the job ran; 0 if none took 50 ms or more. */
  longestTaskMs: number;
  /** Growth of the heap during the job, after garbage collection. */
  heapGrowthMb: number;
}

declare global {
  var longTasks: number[];
}

const WARM_UP_SHARE = 0.02;
const TIMEOUT_MS = 30 * 60_000;

/** Measures a long job in the console, which finds it in the journal as if another tab had been closed. */
export async function measureLongJob(
  browser: Browser,
  instance: Instance,
  n: number,
): Promise<LongJob> {
  const bench = await browser.openBench(instance.origin);
  await bench.queueJob(await bench.read(n));
  await bench.page.close();

  const page = await browser.newPage();
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  const signInPage = new SignInPage(page);
  const jobsPage = new JobsPage(page);
  await page.goto(instance.origin);
  await signInPage.signIn(ADMIN_KEY);
  // By then the console is drawn, and the job has reached its full concurrency.
  await jobsPage.waitForSettled(Math.ceil(n * WARM_UP_SHARE), TIMEOUT_MS);
  const heapBefore = await heapMb(page);
  await page.evaluate(() => {
    longTasks.length = 0;
  });
  const began = performance.now();
  await jobsPage.waitForEnd(TIMEOUT_MS);
  const seconds = (performance.now() - began) / 1000;
  const longestTaskMs = await page.evaluate(() => Math.max(0, ...longTasks));
  const heapGrowthMb = (await heapMb(page)) - heapBefore;
  await page.close();
  return { n, seconds, longestTaskMs, heapGrowthMb };
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
