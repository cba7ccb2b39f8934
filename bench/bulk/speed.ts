import type { Browser } from './browser';
import { cpuBetween, cpuSeconds, type CpuSeconds } from './cpu';
import type { Instance } from './instance';
import { TIMED_WAYS, type Way } from './ways';

interface Speed {
  /** Median of the rounds. */
  seconds: number;
  requests: number;
  /** Processor time, by process. */
  cpu: CpuSeconds;
}

const ROUNDS = 3;
const WARM_UP = 100;

/**
 * Measures how long each way takes without faults. Each round has all ways, because the speed of a
 * machine varies over time.
 */
export async function measureSpeed(
  { openBench }: Browser,
  instance: Instance,
  count: number,
): Promise<Record<Way, Speed>> {
  const rounds: Record<Way, Speed[]> = {
    vigie: [],
    without_disk: [],
    bare_loop: [],
    update_many: [],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const way of TIMED_WAYS) {
      // A new page, so that the leftovers of one way do not slow down the next.
      const { page, read, deactivate } = await openBench(instance.origin);
      const accounts = await read(round === 0 ? Math.min(WARM_UP, count) : count);
      const before = await cpuSeconds();
      const { ms, requests, report } = await deactivate(way, accounts);
      const cpu = cpuBetween(before, await cpuSeconds());
      if (report.changed.length !== accounts.length) {
        throw new Error(`${way}: ${report.changed.length.toString()} of ${count.toString()}`);
      }
      if (round > 0) rounds[way].push({ seconds: ms / 1000, requests, cpu });
      await page.close();
      await instance.reactivate(accounts.map(({ id }) => id));
    }
  }
  return {
    vigie: median(rounds.vigie),
    without_disk: median(rounds.without_disk),
    bare_loop: median(rounds.bare_loop),
    update_many: median(rounds.update_many),
  };
}

/** The figures of the round that took a median time. */
export function median<T extends { seconds: number }>(rounds: readonly T[]): T {
  const sorted = [...rounds].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured');
  return middle;
}
