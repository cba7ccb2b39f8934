import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';

/** What a page has loaded since it was opened; a kilobyte is 1000 bytes. */
export interface Loaded {
  /** Scripts and styles. */
  files: number;
  /** Their size, each gzipped with zlib's usual settings, however they were sent. */
  gzipKb: number;
  /** What was received for everything that was asked for, API calls included, with the headers. */
  wireKb: number;
}

/** How much may be loaded until the sign-in shows, and until the list of accounts does after it. */
export const BUDGETS = { signInKb: 300, listKb: 400, files: 30 };

/** A page asks for the parts that it needs later within this time after it has drawn the rest. */
const QUIET_MS = 1_000;

/**
 * Watches what a page loads. To be called before the page is opened.
 *
 * @returns waits until nothing is being loaded any more, and sums up
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
