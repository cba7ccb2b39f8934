/**
 * Fill the disk of the database under eight writing clients, make room again, and see that calls are
 * refused with 503 meanwhile, that the server goes on by itself, and that nothing that was
 * acknowledged is lost.
 *
 * `npm run check:disk [-- --database embedded|postgresql]`, as root on Linux: it mounts a small file
 * system in memory for each. A PostgreSQL server that ends for want of room is started again once
 * there is some, as its service would be.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BenchDatabase, embeddedDatabase, serverDatabase } from '../../bench/api/databases';
import { openStore } from '../../server/db';
import { startServer } from '../../server/testing/serverProcess';
import { lossesOf } from './losses';
import { type Ledger, newLedger, send, type Target, writeUntilCut } from './writers';

const { values: options } = parseArgs({ options: { database: { type: 'string' } } });
const SIZE_MB = 160;
/** How long the disk stays full, each time: an instant, and longer than any wait between two tries. */
const FULL_MS = [0, 5_000, 30_000];
/** Longer than any wait of the server between two tries to open its database. */
const PATIENCE_MS = 90_000;

let isRight = true;
for (const open of [embeddedDatabase, serverDatabase]) {
  const disk = await mkdtemp(join(tmpdir(), 'vigie-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB.toString()}m`, 'tmpfs', disk]);
  // PostgreSQL runs as an account of its own.
  await chmod(disk, 0o755);
  try {
    const database = await open(disk);
    if (!database) console.log('PostgreSQL is not installed: left out.');
    else if (options.database === undefined || options.database === database.name) {
      isRight = (await check(database, disk).finally(() => database.remove())) && isRight;
    } else await database.remove();
  } finally {
    execFileSync('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true, force: true });
  }
}
process.exitCode = isRight ? 0 : 1;

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
  const writing = writeUntilCut(target, ledger);
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
      `${losses.length.toString()} losses; went on ${outages.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')} after there was room`,
  );
  return losses.length === 0;
}

/** How long it took each time until a write was acknowledged again, in milliseconds. */
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
    await until(() => Promise.resolve(ledger.count > count + 200), 'writes go on');
    // All that is left: nothing grows any more.
    await writeFile(ballast, Buffer.alloc(SIZE_MB * 1_000_000)).catch(() => undefined);
    await until(() => Promise.resolve(ledger.refused > refused), 'a write is refused with 503');
    await pause(fullMs);
    const began = performance.now();
    await rm(ballast);
    await database.server?.revive();
    await until(() => isWritten(target), 'the server goes on');
    outages.push(performance.now() - began);
  }
  return outages;
}

/** Whether a new account is acknowledged: it needs room in tables and indexes. */
async function isWritten(target: Target): Promise<boolean> {
  const account = { first_name: 'Noé', last_name: 'Retour', email: `${randomUUID()}@example.org` };
  const response = await send(target, 'POST', 'users/', account);
  await response.arrayBuffer();
  return response.status === 201;
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Not within the time allowed: ${what}.`);
    await pause(50);
  }
}
