import { type Job, type JobItem, settledCount } from '../core/job';
import type { LiveJob } from './jobs';

const RECENT = 5;
/** The rate is that of the last seconds: the beginning of a job is slow on purpose. */
const WINDOW_MS = 10_000;
const MARK_EVERY_MS = 250;

/** Follows one job as it runs: what was settled last, how fast, and for how long still. */
export interface LiveProgress {
  note(job: Job, item: JobItem | null, now: number): void;
  read(now: number): LiveJob;
}

export function followJob(start: Job): LiveProgress {
  let job = start;
  let recent: JobItem[] = [];
  let marks: { at: number; settled: number }[] = [];

  return {
    note(changed, item, now) {
      job = changed;
      if (item?.state !== 'settled') return;
      recent = [item, ...recent].slice(0, RECENT);
      if (now - (marks.at(-1)?.at ?? -Infinity) < MARK_EVERY_MS) return;
      marks = [
        ...marks.filter(({ at }) => now - at < WINDOW_MS),
        { at: now, settled: settledCount(job) },
      ];
    },
    read(now) {
      const [first] = marks;
      const settled = settledCount(job);
      const seconds = first ? (now - first.at) / 1000 : 0;
      const rate = first && seconds >= 1 ? (settled - first.settled) / seconds : 0;
      const left = job.total - settled;
      return { job, recent, rate, secondsLeft: rate > 0 ? left / rate : null, isHere: true };
    },
  };
}
