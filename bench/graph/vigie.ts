import type { Page } from '@playwright/test';
import { SignInPage } from '../../e2e/pages/SignInPage';
import { ADMIN_KEY } from '../../e2e/keys';
import { measurePanning, type Panning } from './measure';

interface VigieFigures extends Panning {
  readonly first_picture_s: number;
  readonly findings_s: number;
  /** The longest task until the layout has ended. */
  readonly longest_task_ms: number;
  readonly layout_s: number;
}

const TIMEOUT_MS = 240_000;

/** Signs in beforehand, so that only the page of the graph is measured. */
export async function signIn(page: Page, origin: string) {
  await page.goto(`${origin}/`);
  await new SignInPage(page).signIn(ADMIN_KEY);
  await page.getByRole('table').waitFor();
}

/** Opens a saved graph in the console, which is already loaded. */
export async function measureVigie(page: Page, graphId: string): Promise<VigieFigures> {
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.evaluate((id) => {
    const bench = { began: performance.now(), drawn: 0, found: 0, longest: 0 };
    (globalThis as { graphBench?: typeof bench }).graphBench = bench;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        bench.longest = Math.max(bench.longest, duration);
      }
    }).observe({ type: 'longtask' });
    const watch = () => {
      const panel = document.querySelector('#graph-panel');
      const isFound = panel && !panel.querySelector('[role=progressbar]');
      if (!bench.drawn && document.querySelector('[data-drawn=true]')) {
        bench.drawn = performance.now();
      }
      if (!bench.found && isFound) bench.found = performance.now();
      if (!bench.drawn || !bench.found) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    location.hash = `#/graphs/${id}/show`;
  }, graphId);
  await page.waitForFunction(
    () => {
      const { graphBench } = globalThis as { graphBench?: { drawn: number; found: number } };
      return graphBench && graphBench.drawn > 0 && graphBench.found > 0;
    },
    undefined,
    { polling: 250 },
  );
  await page.getByRole('button', { name: 'Améliorer la disposition' }).waitFor();
  const figures = await page.evaluate(() => {
    const { graphBench } = globalThis as {
      graphBench?: { began: number; drawn: number; found: number; longest: number };
    };
    if (!graphBench) throw new Error('Not measured');
    const { began, drawn, found, longest } = graphBench;
    return {
      first_picture_s: (drawn - began) / 1_000,
      findings_s: (found - began) / 1_000,
      longest_task_ms: longest,
      layout_s: (performance.now() - began) / 1_000,
    };
  });
  const box = await page.locator('[data-drawn=true]').boundingBox();
  if (!box) throw new Error('No picture');
  const panning = await measurePanning(page, box.x + box.width / 2, box.y + box.height / 2);
  return { ...figures, ...panning };
}
