import type { BrowserContext } from '@playwright/test';
import type { DrawnGraph, GraphPage, Library } from './library';
import { measurePanning, type Panning } from './measure';

export type LibraryFigures = Panning & { readonly first_picture_s: number };

declare global {
  var vigieGraphBench: { graphPage: GraphPage };
}

const TIMEOUT_MS = 120_000;

/** Measures a library that draws a graph in its own page; null when it fails or takes too long. */
export async function measureLibrary(
  context: BrowserContext,
  script: string,
  library: Library,
  graph: DrawnGraph,
): Promise<LibraryFigures | null> {
  // A library that blocked its page may have crashed the browser.
  const page = await context.newPage().catch(() => null);
  if (!page) return null;
  page.setDefaultTimeout(TIMEOUT_MS);
  try {
    await page.goto('about:blank');
    await page.addScriptTag({ content: script });
    const first_picture_s = await withinTime(
      page.evaluate<number, [Library, DrawnGraph]>(
        ([name, drawn]) => vigieGraphBench.graphPage.draw(name, drawn),
        [library, graph],
      ),
    );
    const { width = 800, height = 600 } = page.viewportSize() ?? {};
    const panning = await withinTime(measurePanning(page, width / 2, height / 2));
    return { first_picture_s, ...panning };
  } catch {
    return null;
  } finally {
    await page.close({ runBeforeUnload: false }).catch(() => undefined);
  }
}

/** Rejects after the timeout: a blocked page never responds, so Playwright's own would not do. */
const withinTime = <T>(measured: Promise<T>): Promise<T> => {
  measured.catch(() => undefined);
  return Promise.race([
    measured,
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => {
        reject(new Error('Too slow'));
      }, TIMEOUT_MS).unref();
    }),
  ]);
};
