import { type FaultProxy, startFaultProxy } from '../../e2e/faultProxy';
import type { Browser } from './browser';
import type { Instance } from './instance';
import { type Run, WAYS } from './ways';

interface Loss {
  /** Accounts that were reported wrongly, or changed without being reported. */
  lost: number;
  /** Accounts that were not reported at all. */
  unreported: number;
  /** Accounts that were changed on the server. */
  changed: number;
  /** Accounts that a second write changed again. */
  changedTwice: number;
  seconds: number;
  requests: number;
}

const RATES = {
  throttled_with_retry_after: 0.05,
  error_503: 0.02,
  dropped_before: 0.005,
  dropped_after: 0.005,
};

/** Measures what each way loses when 5% of its writes are throttled, 2% get a 503 and 1% are dropped. */
export async function measureLosses(
  browser: Browser,
  instance: Instance,
  count: number,
): Promise<Record<(typeof WAYS)[number], Loss>> {
  const losses = {} as Record<(typeof WAYS)[number], Loss>;
  for (const way of WAYS) {
    const proxy = await startFaultProxy({ target: instance.origin, rates: RATES, seed: 4 });
    const { page, read, deactivate } = await browser.openBench(proxy.origin);
    const accounts = await read(count);
    const run = await deactivate(way, accounts);
    const ids = accounts.map(({ id }) => id);
    const inactive = await instance.inactive(ids);
    losses[way] = compare(ids, run, inactive, proxy);
    await page.close();
    await proxy.close();
    await instance.reactivate([...inactive]);
  }
  return losses;
}

function compare(
  ids: readonly string[],
  { report, ms, requests }: Run,
  inactive: ReadonlySet<string>,
  { changedTwice }: FaultProxy,
): Loss {
  const changed = new Set(report.changed);
  const unchanged = new Set(report.unchanged);
  return {
    lost: ids.filter((id) => inactive.has(id) !== changed.has(id)).length,
    unreported: ids.filter((id) => !changed.has(id) && !unchanged.has(id)).length,
    changed: inactive.size,
    changedTwice: changedTwice().length,
    seconds: ms / 1000,
    requests,
  };
}
