/**
 * Compares ways of deactivating many accounts in a real browser, on the same server and in one run:
 * Vigie's job, the same with a journal in memory, a bare loop, and updateMany of ra-data-simple-rest.
 * Measures how long each takes and where its time goes, what each loses on a faulty network, how a long
 * job affects the console, and all that on a distant instance, with and without the proxy.
 *
 * `npm run bench:bulk -- [--n 1000] [--long 20000]`; by default the long job has 20 times as many
 * accounts. The last line is one JSON object.
 */
import { parseArgs } from 'node:util';
import { startBrowser } from './bulk/browser';
import { PARTS } from './bulk/cpu';
import { startInstance } from './bulk/instance';
import { measureLongJob } from './bulk/longJob';
import { measureLosses } from './bulk/losses';
import { measureOrigins, PLACES } from './bulk/origins';
import { measureSpeed } from './bulk/speed';
import { TIMED_WAYS, WAYS } from './bulk/ways';

/** Latency that is added to each request to a distant instance. */
const LATENCY_MS = 20;
const LONG_JOB_FACTOR = 20;
/** More accounts than needed: about one in ten of the seed is inactive, deleted or has a role. */
const SEED_FACTOR = 1.4;

const { values } = parseArgs({ options: { n: { type: 'string' }, long: { type: 'string' } } });
const n = readCount('n', 1_000);
const long = readCount('long', n * LONG_JOB_FACTOR);

function readCount(name: keyof typeof values, byDefault: number): number {
  const count = Number(values[name] ?? byDefault);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--${name}: expected a positive whole number of accounts`);
}

const round = (value: number, digits = 2) => Number(value.toFixed(digits));
const row = (...cells: (string | number)[]) => {
  console.log(cells.map((cell) => String(cell).padEnd(14)).join(''));
};

const instance = await startInstance(Math.ceil(Math.max(n, long) * SEED_FACTOR) + 200);
const browser = await startBrowser();
try {
  const speed = await measureSpeed(browser, instance, n);
  const base = speed.bare_loop.seconds;
  console.log(`${n.toString()} deactivations without faults, median of the rounds`);
  row('', 'seconds', 'ratio', 'requests');
  for (const way of TIMED_WAYS) {
    const { seconds, requests } = speed[way];
    row(way, seconds.toFixed(2), (seconds / base).toFixed(2), requests);
  }

  console.log('\nProcessor time of each, in seconds');
  row('', ...PARTS);
  for (const way of TIMED_WAYS) row(way, ...PARTS.map((part) => speed[way].cpu[part].toFixed(2)));

  const losses = await measureLosses(browser, instance, n);
  console.log('\nWith 5% of writes throttled (Retry-After: 1), 2% answered 503, 1% dropped');
  row('', 'seconds', 'requests', 'changed', 'lost', 'unreported', 'changed twice');
  for (const way of WAYS) {
    const { seconds, requests, changed, lost, unreported, changedTwice } = losses[way];
    row(way, seconds.toFixed(2), requests, changed, lost, unreported, changedTwice);
  }

  const origins = await measureOrigins(browser, instance, n, LATENCY_MS);
  console.log(
    `\n${n.toString()} deactivations on an instance ${LATENCY_MS.toString()} ms away, median of the rounds`,
  );
  row('', 'job, seconds', 'bare loop', 'ratio', 'requests', 'bare loop');
  for (const place of PLACES) {
    const { vigie, bare_loop } = origins[place];
    row(
      place,
      vigie.seconds.toFixed(2),
      bare_loop.seconds.toFixed(2),
      (vigie.seconds / bare_loop.seconds).toFixed(2),
      vigie.requests,
      bare_loop.requests,
    );
  }
  const across = origins.other_origin.vigie;
  const throughProxy = origins.through_proxy.vigie;
  const distantRatio = (place: keyof typeof origins) =>
    round(origins[place].vigie.seconds / origins[place].bare_loop.seconds, 3);

  const longJob = await measureLongJob(browser, instance, long);
  console.log(`\nA job of ${longJob.n.toString()} accounts in the console`);
  row('seconds', 'longest task', 'heap growth');
  row(
    longJob.seconds.toFixed(1),
    `${longJob.longestTaskMs.toFixed(0)} ms`,
    `${longJob.heapGrowthMb.toFixed(1)} MB`,
  );

  console.log(
    JSON.stringify({
      n,
      vigie_s: round(speed.vigie.seconds, 3),
      bare_loop_s: round(base, 3),
      ratio: round(speed.vigie.seconds / base, 3),
      update_many_s: round(speed.update_many.seconds, 3),
      requests: speed.vigie.requests,
      faults: {
        vigie_lost: losses.vigie.lost,
        vigie_unreported: losses.vigie.unreported,
        update_many_lost: losses.update_many.lost,
        update_many_unreported: losses.update_many.unreported,
      },
      proxy: {
        other_origin_s: round(across.seconds, 3),
        through_proxy_s: round(throughProxy.seconds, 3),
        ratio: round(throughProxy.seconds / across.seconds, 3),
        other_origin_requests: across.requests,
        through_proxy_requests: throughProxy.requests,
        other_origin_to_bare_loop: distantRatio('other_origin'),
        through_proxy_to_bare_loop: distantRatio('through_proxy'),
      },
      large: {
        n: longJob.n,
        longest_task_ms: round(longJob.longestTaskMs, 0),
        heap_growth_mb: round(longJob.heapGrowthMb, 1),
      },
    }),
  );
} finally {
  await browser.close();
  await instance.remove();
}
