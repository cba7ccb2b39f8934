/**
 * Fills the disk of the database while eight clients write, and frees it again. Checks that writes are
 * refused with 503 while it is full, that the server then works again without a restart, and that no
 * acknowledged write is lost.
 *
 * `npm run check:disk [-- --database embedded|postgresql]`, as root on Linux: it mounts a small file
 * system in memory for each database. A PostgreSQL server that ended because of the full disk is
 * restarted once there is space, as a service manager would.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BenchDatabase, embeddedDatabase, serverDatabase } from '../../bench/api/databases';
import { openStore } from '../../server/db';
import { startServer } from '../../server/testing/serverProcess';
import { temporaryFolder } from '../../server/testing/temporary';
import { lossesOf } from './losses';
import { type Ledger, newLedger, send, type Target, writeUntilDown } from './writers';

const { values: options } = parseArgs({ options: { database: { type: 'string' } } });
const SIZE_MB = 160;
/** How long the disk stays full each time; the last is longer than the server waits between retries. */
const FULL_MS = [0, 5_000, 30_000];
/** Longer than the server waits between attempts to open its database. */
const TIMEOUT_MS = 90_000;

let hasPassed = true;
for (const open of [embeddedDatabase, serverDatabase]) {
  const disk = temporaryFolder('vigie-disk-');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB.toString()}m`, 'tmpfs', disk]);
  // PostgreSQL runs as another user of the system.
  await chmod(disk, 0o755);
  try {
    const database = await open(disk);
    if (!database) console.log('PostgreSQL is not installed: skipped.');
    else if (options.database === undefined || options.database === database.name) {
      hasPassed = (await check(database, disk).finally(() => database.remove())) && hasPassed;
    } else await database.remove();
  } finally {
    execFileSync('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true, force: true });
  }
}
process.exitCode = hasPassed ? 0 : 1;

async function check(database: BenchDatabase, disk: string): Promise<boolean> {
  const [adminKey, userKey] = ['udata_disk_administrator', 'udata_disk_ordinary'];
  const server = await startServer({
    ...database.environment,
    SEED_USERS: '60',
    ADMIN_API_KEY: adminKey,
    USER_API_KEY: userKey,
    LOG_LEVEL: 'silent',
  });
  const target: Target = { url: server.url, adminKey, userKey };
  const ledger = await newLedger(target);
  const writing = writeUntilDown(target, ledger);
  const outages = await fillAndFree(database, disk, target, ledger).finally(() =>
    server.stop('SIGKILL'),
  );
  await writing;
  const store = await openStore(database.location);
  const losses = await lossesOf(store.db, ledger);
  await store.close();
  for (const loss of losses) console.log(loss);
  console.log(
    `${database.name}: disk full ${FULL_MS.length.toString()} times, ${ledger.count.toString()} acknowledged writes, ` +
      `${losses.length.toString()} losses; writing again ${outages.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')} after the disk was freed`,
  );
  return losses.length === 0;
}

/** Fills and frees the disk repeatedly, and returns the milliseconds until the next acknowledged write, for each time. */
async function fillAndFree(
  database: BenchDatabase,
  disk: string,
  target: Target,
  ledger: Ledger,
): Promise<number[]> {
  const ballast = join(disk, 'ballast');
  const outages: number[] = [];
  for (const fullMs of FULL_MS) {
    const { count, refused } = ledger;
    await until(() => Promise.resolve(ledger.count > count + 200), '200 writes are acknowledged');
    // More than there is space for, so that no file can grow.
    await writeFile(ballast, Buffer.alloc(SIZE_MB * 1_000_000)).catch(() => undefined);
    await until(() => Promise.resolve(ledger.refused > refused), 'a write is refused with 503');
    await pause(fullMs);
    const began = performance.now();
    await rm(ballast);
    await database.server?.revive();
    await until(() => isWritten(target), 'a write is acknowledged again');
    outages.push(performance.now() - began);
  }
  return outages;
}

/** Whether the creation of an account is acknowledged, which needs space in tables and indexes. */
async function isWritten(target: Target): Promise<boolean> {
  const account = { first_name: 'Noé', last_name: 'Retour', email: `${randomUUID()}@example.org` };
  const response = await send(target, 'POST', 'users/', account);
  await response.arrayBuffer();
  return response.status === 201;
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Timed out: ${what}.`);
    await pause(50);
  }
}
