import { startFaultProxy } from '../../e2e/faultProxy';
import { startServer } from '../../server/testing/serverProcess';
import type { Browser } from './browser';
import type { Instance } from './instance';

/** Where the API is, as seen by the console: on another origin, or behind the console's own server. */
export const PLACES = ['other_origin', 'through_proxy'] as const;
type Place = (typeof PLACES)[number];

interface PlaceFigures {
  /** Median of the rounds. */
  seconds: number;
  /** Requests to the instance, including preflights. */
  requests: number;
}

const ROUNDS = 3;
/** Only a few: browsers cache the answer to a preflight for some seconds. */
const WARM_UP = 10;

/** Measures a job on a distant instance, called from another origin and through the proxy. */
export async function measureOrigins(
  browser: Browser,
  instance: Instance,
  count: number,
  latencyMs: number,
): Promise<Record<Place, PlaceFigures>> {
  const distant = await startFaultProxy({
    target: instance.origin,
    rates: { slow: 1 },
    slowMs: latencyMs,
    scope: 'all',
    keepsConnections: true,
  });
  const proxy = await startServer({ DATABASE_URL: '', UDATA_URL: distant.origin });
  const rounds: Record<Place, PlaceFigures[]> = { other_origin: [], through_proxy: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      for (const place of PLACES) {
        const bench =
          place === 'through_proxy'
            ? await browser.openBench(new URL(proxy.url).origin)
            : await browser.openBench(instance.origin, distant.origin);
        const accounts = await bench.read(round === 0 ? Math.min(WARM_UP, count) : count);
        const before = distant.counts.calls;
        const { ms, report } = await bench.deactivate('vigie', accounts);
        const requests = distant.counts.calls - before;
        if (report.changed.length !== accounts.length) {
          throw new Error(`${place}: ${report.changed.length.toString()} of ${count.toString()}`);
        }
        if (round > 0) rounds[place].push({ seconds: ms / 1000, requests });
        await bench.page.close();
        await instance.reactivate(accounts.map(({ id }) => id));
      }
    }
  } finally {
    await proxy.stop();
    await distant.close();
  }
  return {
    other_origin: median(rounds.other_origin),
    through_proxy: median(rounds.through_proxy),
  };
}

function median(all: PlaceFigures[]): PlaceFigures {
  const sorted = [...all].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured');
  return middle;
}
