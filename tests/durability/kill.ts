/**
 * Kill the server at random moments under eight writing clients, and see that every acknowledged
 * write is there afterwards, that none is half there, and that the data opens again.
 *
 * `npm run check:kill [-- --rounds 50] [-- --database embedded|postgresql]`. On PostgreSQL every
 * other round crashes the database server instead of ours. The last line of each database counts
 * rounds, acknowledged writes and losses; the exit code is 1 when there is one.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BenchDatabase, embeddedDatabase, serverDatabase } from '../../bench/api/databases';
import { openStore } from '../../server/db';
import { startServer } from '../../server/testing/serverProcess';
import { lossesOf } from './losses';
import { newLedger, type Target, writeUntilCut } from './writers';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, database: { type: 'string' } },
});
const rounds = Number(options.rounds);
const [ADMIN_KEY, USER_KEY] = ['udata_kill_administrator', 'udata_kill_ordinary'];
/** When the blow falls, in milliseconds after the writers began. */
const [EARLIEST, LATEST] = [30, 900];

let isRight = true;
for (const open of [embeddedDatabase, serverDatabase]) {
  const database = await open();
  if (!database) console.log('PostgreSQL is not installed: left out.');
  else if (options.database === undefined || options.database === database.name) {
    isRight = (await check(database).finally(() => database.remove())) && isRight;
  } else await database.remove();
}
process.exitCode = isRight ? 0 : 1;

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
  const opened: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const server = await startServer(environment);
    opened.push(server.startMs);
    const writing = writeUntilCut(target(server.url), ledger);
    await pause(randomInt(EARLIEST, LATEST));
    if (database.server && round % 2 === 0) {
      await database.server.halt('immediate');
      await database.server.start();
      // The server goes on, and says 503 meanwhile: the writers are cut off with it.
      await pause(randomInt(EARLIEST, LATEST));
    }
    await server.stop('SIGKILL');
    await writing;
    const store = await openStore(database.location);
    const found = await lossesOf(store.db, ledger);
    await store.close();
    for (const loss of found) console.log(`round ${round.toString()}: ${loss}`);
    losses.push(...found);
  }
  opened.sort((a, b) => a - b);
  console.log(
    `${database.name}: ${rounds.toString()} kills, ${ledger.count.toString()} acknowledged writes, ` +
      `${losses.length.toString()} losses; opened again in ${(opened[Math.floor(opened.length / 2)] ?? NaN).toFixed(0)} ms ` +
      `(median), ${(opened.at(-1) ?? NaN).toFixed(0)} ms (longest)`,
  );
  return losses.length === 0;
}
