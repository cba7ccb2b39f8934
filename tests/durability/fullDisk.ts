/**
 * Fill the disk of the embedded database under eight writing clients, make room again, and see that
 * calls are refused with 503 meanwhile, that the server goes on by itself, and that nothing that was
 * acknowledged is lost.
 *
 * `npm run check:disk`, as root on Linux: it mounts a small file system of its own, in memory.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../server/db';
import { startServer } from '../../server/testing/serverProcess';
import { lossesOf } from './losses';
import { newLedger, send, type Target, writeUntilCut } from './writers';

const SIZE_MB = 160;
const ROUNDS = 3;
/** Longer than any wait of the server between two tries to open its database. */
const PATIENCE_MS = 90_000;

const disk = await mkdtemp(join(tmpdir(), 'vigie-disk-'));
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB.toString()}m`, 'tmpfs', disk]);
try {
  process.exitCode = (await check()) ? 0 : 1;
} finally {
  execFileSync('umount', ['--lazy', disk]);
  await rm(disk, { recursive: true, force: true });
}

async function check(): Promise<boolean> {
  const dataDir = join(disk, 'data');
  const [adminKey, userKey] = ['udata_disk_administrator', 'udata_disk_ordinary'];
  const server = await startServer({
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    SEED_USERS: '60',
    ADMIN_API_KEY: adminKey,
    USER_API_KEY: userKey,
    LOG_LEVEL: 'silent',
  });
  const target: Target = { url: server.url, adminKey, userKey };
  const ledger = await newLedger(target);
  const writing = writeUntilCut(target, ledger);
  const ballast = join(disk, 'ballast');
  const outages: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = ledger.count;
    await until(() => Promise.resolve(ledger.count > before + 200), 'writes go on');
    // All that is left: the next part of the log does not fit.
    await writeFile(ballast, Buffer.alloc(SIZE_MB * 1_000_000)).catch(() => undefined);
    await until(async () => (await status(target)) === 503, 'a call is refused with 503');
    const began = performance.now();
    await rm(ballast);
    await until(async () => (await status(target)) === 200, 'the server goes on');
    outages.push(performance.now() - began);
  }
  await server.stop('SIGKILL');
  await writing;
  const store = await openStore({ dataDir });
  const losses = await lossesOf(store.db, ledger);
  await store.close();
  for (const loss of losses) console.log(loss);
  console.log(
    `embedded: disk full ${ROUNDS.toString()} times, ${ledger.count.toString()} acknowledged writes, ` +
      `${losses.length.toString()} losses; went on ${outages.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')} after there was room`,
  );
  return losses.length === 0;
}

/** The status of a call by key, which writes that it was made. */
async function status(target: Target): Promise<number> {
  const response = await send(target, 'GET', 'users/?page_size=1');
  await response.arrayBuffer();
  return response.status;
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Not within the time allowed: ${what}.`);
    await pause(50);
  }
}
