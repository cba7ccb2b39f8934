import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';

/** The files and bytes that a page has loaded since it was opened. A kilobyte is 1000 bytes. */
export interface Loaded {
  /** Scripts and styles. */
  files: number;
  /** Their total size, gzipped one by one at zlib's default level, even if they were sent otherwise. */
  gzipKb: number;
  /** The size of all responses as received, including headers and API calls. */
  wireKb: number;
}

/** The maximum until the sign-in page shows, and until the list of accounts shows after it. */
export const BUDGETS = { signInKb: 300, listKb: 400, files: 30 };

/** Loading is over after this time without requests, since some parts load after the first paint. */
const QUIET_MS = 1_000;

/**
 * Watches what a page loads. Call it before the page is opened.
 *
 * @returns waits until loading is over, then returns the totals
 */
export function watchLoads(page: Page): () => Promise<Loaded> {
  const pending = new Set<Request>();
  const finished: Request[] = [];
  let changedAt = performance.now();
  const onChange = () => {
    changedAt = performance.now();
  };
  page.on('request', (request) => {
    pending.add(request);
    onChange();
  });
  for (const event of ['requestfinished', 'requestfailed'] as const) {
    page.on(event as 'requestfinished', (request) => {
      pending.delete(request);
      if (event === 'requestfinished') finished.push(request);
      onChange();
    });
  }

  return async () => {
    while (pending.size > 0 || performance.now() - changedAt < QUIET_MS) await sleep(50);
    const loaded = { files: 0, gzipKb: 0, wireKb: 0 };
    for (const request of finished) {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      loaded.wireKb += (responseBodySize + responseHeadersSize) / 1000;
      if (!/^(script|stylesheet)$/.test(request.resourceType())) continue;
      const response = await request.response();
      loaded.files += 1;
      loaded.gzipKb += gzipSync((await response?.body()) ?? '').length / 1000;
    }
    return loaded;
  };
}
