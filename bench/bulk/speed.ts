import type { Browser } from './browser';
import type { Instance } from './instance';
import { type Way, WAYS } from './ways';

interface Speed {
  /** Median of the rounds. */
  seconds: number;
  requests: number;
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
  const rounds: Record<Way, Speed[]> = { vigie: [], bare_loop: [], update_many: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const way of WAYS) {
      // A new page, so that the leftovers of one way do not slow down the next.
      const { page, read, deactivate } = await openBench(instance.origin);
      const accounts = await read(round === 0 ? Math.min(WARM_UP, count) : count);
      const { ms, requests, report } = await deactivate(way, accounts);
      if (report.changed.length !== accounts.length) {
        throw new Error(`${way}: ${report.changed.length.toString()} of ${count.toString()}`);
      }
      if (round > 0) rounds[way].push({ seconds: ms / 1000, requests });
      await page.close();
      await instance.reactivate(accounts.map(({ id }) => id));
    }
  }
  return {
    vigie: median(rounds.vigie),
    bare_loop: median(rounds.bare_loop),
    update_many: median(rounds.update_many),
  };
}

function median(speeds: Speed[]): Speed {
  const sorted = [...speeds].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured');
  return middle;
}
