import type { Page } from '@playwright/test';
import { watchLoads, type Loaded } from '../../e2e/firstLoad';
import { ADMIN_KEY } from '../../e2e/keys';
import { openContext } from '../context';

const KEY_INPUT = 'input[name="key"]';
const LIST_ROW = '.RaList-main tbody tr';

/** What was loaded by the time that the sign-in, and then the list of accounts, needed no more. */
export interface Loads {
  signIn: Loaded;
  list: Loaded;
}

export interface Times {
  /** From the opening of the page until the key can be typed. */
  signInMs: number;
  /** From the key's submission until the accounts can be read and chosen. */
  listMs: number;
}

/** How slow the machine and its network are made to be. */
export interface Slowness {
  cpuRate: number;
  megabitsPerSecond: number;
  latencyMs: number;
}

/** Signs in with an empty cache, and waits in both places until nothing more is loaded. */
export const measureLoads = (origin: string): Promise<Loads> =>
  withNewPage(async (page) => {
    const loaded = watchLoads(page);
    await page.goto(origin);
    await isReady(page, KEY_INPUT);
    const signIn = await loaded();
    await submitKey(page);
    await isReady(page, LIST_ROW);
    return { signIn, list: await loaded() };
  });

/** Signs in with an empty cache on a slow machine, without waiting between the two. */
export const measureTimes = (origin: string, slowness: Slowness): Promise<Times> =>
  withNewPage(async (page) => {
    await slowDown(page, slowness);
    await page.goto(origin, { waitUntil: 'commit' });
    const signInMs = await isReady(page, KEY_INPUT);
    const submittedMs = await submitKey(page);
    const listMs = (await isReady(page, LIST_ROW)) - submittedMs;
    return { signInMs, listMs };
  });

async function withNewPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const { context, close } = await openContext();
  try {
    return await use(await context.newPage());
  } finally {
    await close();
  }
}

async function slowDown(page: Page, { cpuRate, megabitsPerSecond, latencyMs }: Slowness) {
  const session = await page.context().newCDPSession(page);
  const bytesPerSecond = (megabitsPerSecond * 1e6) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
}

/**
 * Waits until an element is on the screen and the page has nothing else to do before it answers.
 *
 * @returns when that was, in milliseconds since the page was opened, by the page's own clock
 */
const isReady = (page: Page, selector: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    for (let isThere = false; ;) {
      // A frame paints what is there; the task after it is the first that could be a key press.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => setTimeout(resolve));
      if (isThere) return performance.now();
      isThere = document.querySelector(wanted) !== null;
    }
  }, selector);

/** @returns when the form was sent, as {@link isReady} does */
async function submitKey(page: Page): Promise<number> {
  await page.evaluate(() => {
    document.addEventListener(
      'submit',
      ({ timeStamp }) => {
        globalThis.submittedMs = timeStamp;
      },
      { capture: true, once: true },
    );
  });
  await page.fill(KEY_INPUT, ADMIN_KEY);
  await page.press(KEY_INPUT, 'Enter');
  return page.evaluate(() => globalThis.submittedMs);
}

declare global {
  var submittedMs: number;
}
