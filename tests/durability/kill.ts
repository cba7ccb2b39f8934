/**
 * Kills the server at random moments while eight clients write. Checks that the database can be startTimes
 * again, that it has every acknowledged write, and that no write is incomplete.
 *
 * `npm run check:kill [-- --rounds 50] [-- --database embedded|postgresql]`. On PostgreSQL, every
 * second round also crashes the database server. The last line for each database has the number of
 * rounds, acknowledged writes and losses. The exit code is 1 if there is a loss.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BenchDatabase, onEachDatabase } from '../../bench/api/databases';
import { openStore } from '../../server/db';
import { startServer } from '../../server/testing/serverProcess';
import { lossesOf } from './losses';
import { newLedger, type Target, writeUntilDown } from './writers';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, database: { type: 'string' } },
});
const rounds = Number(options.rounds);
const [ADMIN_KEY, USER_KEY] = ['udata_kill_administrator', 'udata_kill_ordinary'];
/** When the server is killed, in milliseconds after the clients started. */
const [MIN_DELAY_MS, MAX_DELAY_MS] = [30, 900];

const results = await onEachDatabase(options.database, check);
process.exitCode = results.every(Boolean) ? 0 : 1;

async function check(database: BenchDatabase): Promise<boolean> {
  const environment = {
    ...database.environment,
    SEED_USERS: '60',
    ADMIN_API_KEY: ADMIN_KEY,
    USER_API_KEY: USER_KEY,
    LOG_LEVEL: 'silent',
  };
  const first = await startServer(environment);
  const target = (url: string): Target => ({ url, adminKey: ADMIN_KEY, userKey: USER_KEY });
  const ledger = await newLedger(target(first.url));
  await first.stop();
  const losses: string[] = [];
  const startTimes: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const server = await startServer(environment);
    startTimes.push(server.startMs);
    const writing = writeUntilDown(target(server.url), ledger);
    await pause(randomInt(MIN_DELAY_MS, MAX_DELAY_MS));
    if (database.server && round % 2 === 0) {
      await database.server.halt('immediate');
      await database.server.start();
      // Our server keeps running and answers 503 until it is killed.
      await pause(randomInt(MIN_DELAY_MS, MAX_DELAY_MS));
    }
    await server.stop('SIGKILL');
    await writing;
    const store = await openStore(database.location);
    const found = await lossesOf(store.db, ledger);
    await store.close();
    for (const loss of found) console.log(`round ${round.toString()}: ${loss}`);
    losses.push(...found);
  }
  startTimes.sort((a, b) => a - b);
  console.log(
    `${database.name}: ${rounds.toString()} kills, ${ledger.count.toString()} acknowledged writes, ` +
      `${losses.length.toString()} losses; reopened in ${(startTimes[Math.floor(startTimes.length / 2)] ?? NaN).toFixed(0)} ms ` +
      `(median), ${(startTimes.at(-1) ?? NaN).toFixed(0)} ms (maximum)`,
  );
  return losses.length === 0;
}
