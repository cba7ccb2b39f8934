// Plain JavaScript, so that the thread starts the same way under tsx, Vitest and Node alone. A
// TypeScript worker would need the module loader of each.
import { cp, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const WAL_SYNC_INTERVAL_MS = 500;

/** @type {{ dataDir: string | null, socketPath: string | null, port: number, statement: Int32Array }} */
const { dataDir, socketPath, port, statement } = workerData;

const database = await PGlite.create(dataDir ?? 'memory://', { extensions: { pg_trgm } });

// Severities of errors that end the database itself, for example when the disk is full and its log
// cannot be written. Every later query would wait for ever, so we end the thread, and the process opens
// the folder again as after a crash. Values of rows cannot match, since they never contain U+0000.
const FATAL_SEVERITIES = ['SPANIC\0VPANIC\0', 'SFATAL\0VFATAL\0'];
/** The ReadyForQuery message in state idle, when no statement and no transaction is in progress. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');

// As in the last answer. Some messages get no answer, such as the disconnection of a client.
let isReady = true;
/** Folders to copy the data to. */
const targets = [];

// A copy is made between two statements, after a checkpoint. It opens like a folder after a crash and
// has everything that was committed. Other queries wait until it is complete.
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

// In WebAssembly, PostgreSQL gets no signals, so its time limits have no effect and nothing cancels a
// statement. We set the variables that its signal handler would set.
const requestCancel = (isRequested) => {
  const { HEAPU8, _QueryCancelPending, _InterruptPending } = database.mod;
  HEAPU8[_QueryCancelPending] = Number(isRequested);
  if (isRequested) HEAPU8[_InterruptPending] = 1;
};
/** The last statement to be cancelled. Its parts may arrive one by one. */
let cancelled = 0;
// The main thread calls this through the inspector while a statement runs.
globalThis.cancelStatement = (number) => {
  cancelled = number;
  requestCancel(cancelled === Atomics.load(statement, 0));
};

const run = database.execProtocolRawStream.bind(database);
database.execProtocolRawStream = async (message, { onRawData, ...options }) => {
  let isAnswering = true;
  requestCancel(cancelled !== 0 && cancelled === Atomics.load(statement, 0));
  try {
    await run(message, {
      ...options,
      onRawData: (data) => {
        // PGlite keeps calling this with its answers to the statements of `makeCopies`.
        if (!isAnswering) return;
        const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
        // Exit at once, because PGlite repeats some of these errors and never returns.
        if (FATAL_SEVERITIES.some((severity) => bytes.includes(severity, 0, 'latin1'))) {
          process.exit(1);
        }
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
  // Only one is used at a time. The others allow for connections that are being replaced.
  maxConnections: 4,
});
await server.start();

// PGlite never syncs its files to disk, whatever its settings. Syncing its write-ahead log limits what
// a power cut can lose. When data files are written is left to the operating system.
let lastSyncAt = 0;
const syncWal = async () => {
  const folder = join(dataDir ?? '', 'pg_wal');
  const startedAt = Date.now();
  let isAny = false;
  for (const name of await readdir(folder)) {
    if (!/^[0-9A-F]{24}$/.test(name)) continue;
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    // File times are coarse, so files written just before the last sync are synced again.
    if (mtimeMs < lastSyncAt - WAL_SYNC_INTERVAL_MS) continue;
    await sync(file, 'r+');
    isAny = true;
  }
  // A new file survives a power cut only if its folder is synced too.
  if (isAny && process.platform !== 'win32') await sync(folder, 'r');
  lastSyncAt = startedAt;
};

const sync = async (path, flags) => {
  const handle = await open(path, flags);
  await handle.datasync().finally(() => handle.close());
};

let closing = false;
let syncing = Promise.resolve();
const timer = dataDir
  ? setInterval(() => {
      // A segment may be renamed for reuse during the sync. The next sync finds its new name.
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
  // If a transaction is open, the copy is made after the statement that ends it.
  await database.runExclusive(async () => {
    if (isReady) await makeCopies();
  });
});

parentPort?.postMessage({
  status: 'listening',
  port: socketPath ? null : Number(server.getServerConn().split(':').at(-1)),
});
