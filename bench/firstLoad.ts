/**
 * Measures what the console loads until it shows the sign-in and then the list of accounts, and how
 * long that takes on a slow machine. For comparison, it also builds a react-admin application with one
 * list.
 *
 * `npm run bench:load`. A kilobyte is 1000 bytes. The sizes of both steps count from opening the page
 * with an empty cache. The last line is one JSON object.
 */
import { BUDGETS } from '../e2e/firstLoad';
import { startOwnServer } from '../e2e/ownServer';
import { measureLoads, measureTimes, type Slowness, type Times } from './firstLoad/browse';
import { stockKb } from './firstLoad/stock';

const SLOWNESS: Slowness = { cpuRate: 4, megabitsPerSecond: 9, latencyMs: 60 };
const ROUNDS = 5;
const ACCOUNTS = 400;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const row = (...cells: (string | number)[]) => {
  console.log(cells.map((cell) => String(cell).padEnd(14)).join(''));
};
const round = (value: number) => Number(value.toFixed(1));

// The server would otherwise log each file that it sends.
process.env.LOG_LEVEL ??= 'warn';
const stock = await stockKb();
const server = await startOwnServer({ seedUsers: ACCOUNTS });
try {
  const { signIn, list } = await measureLoads(server.origin);
  const times: Times[] = [];
  for (let n = 0; n < ROUNDS; n += 1) times.push(await measureTimes(server.origin, SLOWNESS));
  const signInMs = median(times.map((each) => each.signInMs));
  const listMs = median(times.map((each) => each.listMs));

  console.log('Scripts and styles, gzipped, and everything that was sent over the network');
  row('', 'kB gzipped', 'budget', 'files', 'budget', 'kB on the wire', 'budget');
  for (const [name, loaded, budget] of [
    ['sign-in', signIn, BUDGETS.signInKb],
    ['+ list', list, BUDGETS.listKb],
  ] as const) {
    const { gzipKb, files, wireKb } = loaded;
    row(name, round(gzipKb), budget, files, BUDGETS.files, round(wireKb), budget);
  }
  row('stock', round(stock));

  const { cpuRate, megabitsPerSecond, latencyMs } = SLOWNESS;
  console.log(
    `\nTime until it can be used: CPU ${cpuRate.toString()} times slower, ${megabitsPerSecond.toString()} Mbit/s, ${latencyMs.toString()} ms; median of ${ROUNDS.toString()}`,
  );
  row('sign-in', `${signInMs.toFixed(0)} ms`);
  row('list', `${listMs.toFixed(0)} ms`, 'after the key was sent');

  console.log(
    JSON.stringify({
      sign_in_kb: round(signIn.gzipKb),
      list_kb: round(list.gzipKb),
      sign_in_wire_kb: round(signIn.wireKb),
      list_wire_kb: round(list.wireKb),
      files: list.files,
      stock_kb: round(stock),
      sign_in_interactive_ms: Math.round(signInMs),
      list_interactive_ms: Math.round(listMs),
    }),
  );
} finally {
  await server.remove();
}
