import { type Job, type JobItem, settledCount } from '../core/job';
import type { LiveJob } from './jobs';

const MAX_RECENT = 5;
/** The rate is measured over the last seconds, since jobs start slowly on purpose. */
const WINDOW_MS = 10_000;
const SAMPLE_INTERVAL_MS = 250;

/** Tracks the progress of a running job: last settled items, rate and remaining time. */
interface LiveProgress {
  note(job: Job, item: JobItem | null, now: number): void;
  read(now: number): Omit<LiveJob, 'heldUntil'>;
}

export function createLiveProgress(start: Job): LiveProgress {
  let job = start;
  let recent: JobItem[] = [];
  let samples: { at: number; settled: number }[] = [];

  return {
    note(changed, item, now) {
      job = changed;
      if (item?.state !== 'settled') return;
      recent = [item, ...recent].slice(0, MAX_RECENT);
      if (now - (samples.at(-1)?.at ?? -Infinity) < SAMPLE_INTERVAL_MS) return;
      samples = [
        ...samples.filter(({ at }) => now - at < WINDOW_MS),
        { at: now, settled: settledCount(job) },
      ];
    },
    read(now) {
      const [first] = samples;
      const settled = settledCount(job);
      const seconds = first ? (now - first.at) / 1000 : 0;
      const rate = first && seconds >= 1 ? (settled - first.settled) / seconds : 0;
      const left = job.total - settled;
      return { job, recent, rate, secondsLeft: rate > 0 ? left / rate : null, isHere: true };
    },
  };
}
