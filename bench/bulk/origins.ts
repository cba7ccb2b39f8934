import { startFaultProxy } from '../../e2e/faultProxy';
import { startServer } from '../../server/testing/serverProcess';
import type { Browser } from './browser';
import type { Instance } from './instance';
import { median } from './speed';
import type { Way } from './ways';

/** Where the API is, as seen by the console: on another origin, or behind the console's own server. */
export const PLACES = ['other_origin', 'through_proxy'] as const;
type Place = (typeof PLACES)[number];

const COMPARED = ['vigie', 'bare_loop'] as const satisfies readonly Way[];
type Compared = (typeof COMPARED)[number];

interface PlaceFigures {
  /** Median of the rounds. */
  seconds: number;
  /** Requests to the instance, including preflights. */
  requests: number;
}

const ROUNDS = 3;
/** Only a few: browsers cache the answer to a preflight for some seconds. */
const WARM_UP = 10;

/** Measures a job and a bare loop on a distant instance, called from another origin and through the proxy. */
export async function measureOrigins(
  browser: Browser,
  instance: Instance,
  count: number,
  latencyMs: number,
): Promise<Record<Place, Record<Compared, PlaceFigures>>> {
  const distant = await startFaultProxy({
    target: instance.origin,
    rates: { slow: 1 },
    slowMs: latencyMs,
    scope: 'all',
    keepsConnections: true,
  });
  const proxy = await startServer({
    DATABASE_URL: '',
    UDATA_URL: distant.origin,
    LOG_LEVEL: 'silent',
  });
  const noRounds = (): Record<Compared, PlaceFigures[]> => ({ vigie: [], bare_loop: [] });
  const rounds = { other_origin: noRounds(), through_proxy: noRounds() };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      for (const place of PLACES)
        for (const way of COMPARED) {
          const bench =
            place === 'through_proxy'
              ? await browser.openBench(new URL(proxy.url).origin)
              : await browser.openBench(instance.origin, distant.origin);
          const accounts = await bench.read(round === 0 ? Math.min(WARM_UP, count) : count);
          const before = distant.counts.calls;
          const { ms, report } = await bench.deactivate(way, accounts);
          const requests = distant.counts.calls - before;
          if (report.changed.length !== accounts.length) {
            throw new Error(
              `${place}, ${way}: ${report.changed.length.toString()} of ${count.toString()}`,
            );
          }
          if (round > 0) rounds[place][way].push({ seconds: ms / 1000, requests });
          await bench.page.close();
          await instance.reactivate(accounts.map(({ id }) => id));
        }
    }
  } finally {
    await proxy.stop();
    await distant.close();
  }
  const medians = ({ vigie, bare_loop }: Record<Compared, PlaceFigures[]>) => ({
    vigie: median(vigie),
    bare_loop: median(bare_loop),
  });
  return {
    other_origin: medians(rounds.other_origin),
    through_proxy: medians(rounds.through_proxy),
  };
}
