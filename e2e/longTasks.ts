import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** The tasks of more than 50 ms that the browser has reported, in milliseconds. */
    taskDurations?: number[];
  }
}

/** Records the long tasks of the main thread: script, style and layout. */
export const recordLongTasks = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    const durations: number[] = [];
    window.taskDurations = durations;
    new PerformanceObserver((list) => {
      durations.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
};

/** The longest task since the last call, in milliseconds. 0: none of more than 50. */
export const longestTaskMs = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    // What a visit has set off, such as the layout of the last part, is over when the page is idle.
    for (let frame = 0; frame < 3; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestIdleCallback(resolve));
    }
    return Math.round(Math.max(0, ...(window.taskDurations?.splice(0) ?? [])));
  });
