import type { CDPSession, Page } from '@playwright/test';

/** The cost of panning a picture. */
export interface Panning {
  /** Work of the main thread per frame, in milliseconds. */
  readonly frame_ms: number;
  readonly frames_per_second: number;
  readonly heap_mb: number;
}

const PAN_MS = 4_000;
const STEP_PX = 8;

/** Drags the picture from a point in circles for four seconds. */
export async function measurePanning(page: Page, x: number, y: number): Promise<Panning> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const heap = await metric(session, 'JSHeapUsedSize');
  await page.evaluate(() => {
    const counter = globalThis as { benchFrames?: number };
    counter.benchFrames = 0;
    const count = () => {
      counter.benchFrames = (counter.benchFrames ?? 0) + 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const before = await metric(session, 'TaskDuration');
  const began = Date.now();
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; Date.now() - began < PAN_MS; step += 1) {
    const angle = step / 6;
    await page.mouse.move(x + STEP_PX * 8 * Math.sin(angle), y + STEP_PX * 8 * Math.cos(angle));
  }
  await page.mouse.up();
  const seconds = (Date.now() - began) / 1_000;
  const work = (await metric(session, 'TaskDuration')) - before;
  const frames = await page.evaluate(
    () => (globalThis as { benchFrames?: number }).benchFrames ?? 0,
  );
  await session.detach();
  return {
    frame_ms: (1_000 * work) / Math.max(1, frames),
    frames_per_second: frames / seconds,
    heap_mb: heap / 1e6,
  };
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? 0;
}
