// Plain JavaScript, so that the thread starts the same under tsx, vitest and bare Node: a
// TypeScript worker would need the loader of whichever of them is running.
import { cp, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const WAL_SYNC_INTERVAL_MS = 500;

/** @type {{ dataDir: string | null, socketPath: string | null, port: number }} */
const { dataDir, socketPath, port } = workerData;

const database = await PGlite.create(dataDir ?? 'memory://', { extensions: { pg_trgm } });

// A statement that fails is answered and forgotten. These end the database itself (a full disk under
// its log, for one), after which every later call would wait for ever. Ending the thread lets the
// process open the folder anew, as after a crash. No text of a row holds U+0000.
const LAST_WORDS = ['SPANIC\0VPANIC\0', 'SFATAL\0VFATAL\0'];
/** The end of an answer after which no statement and no transaction is under way. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');

// As the last answer said: some messages get none, such as a client's leave.
let isReady = true;
/** Folders that wait for a copy of the data. */
const targets = [];

// A copy is made between two statements, after a checkpoint: it opens as a folder does after a
// crash, and holds all that was committed. Other calls wait as long as the copying takes.
const makeCopies = async () => {
  for (const target of targets.splice(0)) {
    const copied = async () => {
      await database.execProtocolRaw(protocol.serialize.query('checkpoint'));
      await cp(dataDir ?? '', target, { recursive: true });
    };
    const reason = await copied().then(() => null, String);
    parentPort?.postMessage({ status: 'copied', target, reason });
  }
};

const run = database.execProtocolRawStream.bind(database);
database.execProtocolRawStream = async (message, { onRawData, ...options }) => {
  let isAnswering = true;
  try {
    await run(message, {
      ...options,
      onRawData: (data) => {
        // PGlite goes on calling this with what it answers to a statement of our own.
        if (!isAnswering) return;
        const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
        // Here and now: after some of them PGlite says the same over and over, and never comes back.
        if (LAST_WORDS.some((words) => bytes.includes(words, 0, 'latin1'))) process.exit(1);
        isReady = bytes.subarray(-READY.length).equals(READY);
        onRawData(data);
      },
    });
  } catch {
    process.exit(1);
  }
  isAnswering = false;
  if (isReady) await makeCopies();
};

const server = new PGLiteSocketServer({
  db: database,
  ...(socketPath ? { path: socketPath } : { host: '127.0.0.1', port }),
  // One is in use; the other places are for one that is just being replaced.
  maxConnections: 4,
});
await server.start();

// PGlite never syncs, whatever its settings say. This bounds what a power cut may take from the
// write-ahead log; the data files stay in the hands of the system.
let lastRound = 0;
const syncWal = async () => {
  const folder = join(dataDir ?? '', 'pg_wal');
  const began = Date.now();
  let isAny = false;
  for (const name of await readdir(folder)) {
    if (!/^[0-9A-F]{24}$/.test(name)) continue;
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    // Clocks of file systems are coarse: what was written just before the last round is synced again.
    if (mtimeMs < lastRound - WAL_SYNC_INTERVAL_MS) continue;
    await sync(file, 'r+');
    isAny = true;
  }
  // That a new file exists is told by its folder.
  if (isAny && process.platform !== 'win32') await sync(folder, 'r');
  lastRound = began;
};

const sync = async (path, flags) => {
  const handle = await open(path, flags);
  await handle.datasync().finally(() => handle.close());
};

let closing = false;
let syncing = Promise.resolve();
const timer = dataDir
  ? setInterval(() => {
      // A segment may be recycled under our feet: the next round sees its new name.
      syncing = syncing.then(() => (closing ? undefined : syncWal().catch(() => undefined)));
    }, WAL_SYNC_INTERVAL_MS)
  : undefined;

const close = async () => {
  closing = true;
  clearInterval(timer);
  await syncing;
  await server.stop();
  await database.close();
  if (dataDir) await syncWal().catch(() => undefined);
  process.exit();
};

parentPort?.on('message', async ({ task, target }) => {
  if (task === 'close') await close();
  targets.push(target);
  // Otherwise after the statement that is under way.
  await database.runExclusive(async () => {
    if (isReady) await makeCopies();
  });
});

parentPort?.postMessage({
  status: 'listening',
  port: socketPath ? null : Number(server.getServerConn().split(':').at(-1)),
});
