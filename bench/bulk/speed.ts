import type { Browser } from './browser';
import type { Instance } from './instance';
import { type Way, WAYS } from './ways';

export interface Speed {
  /** Median of the rounds. */
  seconds: number;
  requests: number;
}

const ROUNDS = 3;
const WARM_UP = 100;

/** How long each way takes without faults. All ways in each round, since a machine has its moods. */
export async function measureSpeed(
  { openBench }: Browser,
  instance: Instance,
  count: number,
): Promise<Record<Way, Speed>> {
  const rounds: Record<Way, Speed[]> = { vigie: [], bare_loop: [], update_many: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const way of WAYS) {
      // A fresh page: what one way left behind is not for the next one to carry.
      const { page, read, deactivate } = await openBench(instance.origin);
      const accounts = await read(round === 0 ? Math.min(WARM_UP, count) : count);
      const { ms, requests, told } = await deactivate(way, accounts);
      if (told.changed.length !== accounts.length) {
        throw new Error(`${way}: ${told.changed.length.toString()} of ${count.toString()}`);
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
