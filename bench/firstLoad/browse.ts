import type { Page } from '@playwright/test';
import { watchLoads, type Loaded } from '../../e2e/firstLoad';
import { ADMIN_KEY } from '../../e2e/keys';
import { openContext } from '../context';

const KEY_INPUT = 'input[name="key"]';
const LIST_ROW = '.RaList-main tbody tr';

/** Everything that was loaded until the sign-in was complete, and until the list of accounts was. */
interface Loads {
  signIn: Loaded;
  list: Loaded;
}

export interface Times {
  /** From opening the page until the key can be typed. */
  signInMs: number;
  /** From submitting the key until the accounts can be read and selected. */
  listMs: number;
}

/** The emulated speed of the machine and its network. */
export interface Slowness {
  cpuRate: number;
  megabitsPerSecond: number;
  latencyMs: number;
}

/** Signs in with an empty cache, and waits for both pages until nothing more is loaded. */
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

/** Signs in with an empty cache on a slow machine, without waiting between the two pages. */
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
 * Waits until an element is on the screen and the page can respond to input.
 *
 * @returns the time by the page's clock, in milliseconds since it was opened
 */
const isReady = (page: Page, selector: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    for (let isThere = false; ;) {
      // A frame paints the element. The next task is the first that could handle a key press.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => setTimeout(resolve));
      if (isThere) return performance.now();
      isThere = document.querySelector(wanted) !== null;
    }
  }, selector);

/** @returns when the form was submitted, by the same clock as {@link isReady} */
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
