import { once } from 'node:events';
import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Cancellation } from './cancellableClient';
import { DatabaseUnavailable, DataFolderInUse, DataFolderUnusable } from './failures';
import { lockFolder } from './folderLock';
import { socketFolder, temporarySocketFolder } from './socketFolder';
import { interruptsOf } from './threadInterrupts';

/** A running embedded database, with the connection settings for `pg`. */
interface EmbeddedDatabase {
  connection: { host: string; port: number; user: string; database: string };
  cancellation: Cancellation;
  /** Where images are kept beside the database. It may not exist yet. */
  imageFolder: string;
  close(): Promise<void>;
}

const PORT = 5432;
const MIN_RETRY_MS = 250;
const MAX_RETRY_MS = 10_000;
/** A statement of the one session makes everybody wait. None of our queries should take this long. */
const STATEMENT_TIMEOUT_MS = 5_000;

/**
 * Start PostgreSQL in a thread of this process. Only this system account can open its socket.
 *
 * If the thread ends by itself (disk full, out of memory), it is started again until it stays up.
 * Nothing that it acknowledged is lost, since the data is in the folder. A database in memory would
 * be empty after a restart, so the process ends instead.
 *
 * @param dataDir the folder for the data, created if it is missing; undefined for memory only
 * @throws DataFolderInUse, DataFolderUnusable, DatabaseUnavailable
 */
export async function startEmbedded(dataDir: string | undefined): Promise<EmbeddedDatabase> {
  let copy: (target: string) => Promise<void> = () =>
    Promise.reject(new DatabaseUnavailable('The database is still starting: try again.'));
  const unlock =
    dataDir === undefined ? undefined : await lockDataFolder(dataDir, (target) => copy(target));
  try {
    const folder =
      dataDir === undefined ? await temporarySocketFolder() : await socketFolder(dataDir);
    const thread = await superviseThread(dataDir, folder);
    copy = (target) => thread.copyTo(target);
    return {
      connection: { ...thread.address, user: 'postgres', database: 'postgres' },
      cancellation: { onStatement: () => thread.startStatement(), timeoutMs: STATEMENT_TIMEOUT_MS },
      imageFolder: imageFolderOf(dataDir ?? folder),
      async close() {
        await thread.stop();
        if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
        await unlock?.();
      },
    };
  } catch (error) {
    await unlock?.();
    throw error;
  }
}

/** The folder of the images in a data folder. */
export const imageFolderOf = (dataDir: string) => join(dataDir, 'images');

async function lockDataFolder(dataDir: string, copyTo: (target: string) => Promise<void>) {
  try {
    await makeFolder(resolve(dataDir));
    await closeToOthers(resolve(dataDir));
    return await lockFolder(dataDir, copyTo);
  } catch (error) {
    if (error instanceof DataFolderInUse) throw error;
    throw new DataFolderUnusable(error as Error);
  }
}

// Node's `recursive` never returns where the system refuses to create a folder and reports that its
// parent is missing, as in /proc.
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  await makeFolder(dirname(path));
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have created it meanwhile.
    if (!(await isFolder(path))) throw error;
  }
}

/** Let only this system account enter a folder, also one that existed before. */
async function closeToOthers(path: string): Promise<void> {
  if (((await stat(path)).mode & 0o077) === 0) return;
  await chmod(path, 0o700).catch(() => {
    // The folder belongs to another account, as some container volumes do.
    process.stderr.write(`Other accounts of this machine can read the data folder ${path}.\n`);
  });
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function superviseThread(dataDir: string | undefined, folder: string) {
  let isClosing = false;
  let thread = await startThread(dataDir, folder);
  let restarting = Promise.resolve();

  const restart = async () => {
    for (let waitMs = MIN_RETRY_MS; !isClosing; waitMs = Math.min(waitMs * 2, MAX_RETRY_MS)) {
      try {
        thread = await startThread(dataDir, folder, thread.address.port);
        watch();
        return;
      } catch (error) {
        process.stderr.write(`${firstLine(error) ?? ''}\n`);
        await pause(waitMs, undefined, { ref: false });
      }
    }
  };
  const watch = () => {
    void thread.ended.then((reason) => {
      if (isClosing) return;
      if (dataDir === undefined) {
        // Nothing catches this error, so it ends the process.
        throw new DatabaseUnavailable(`The database in memory stopped: ${reason}.`);
      }
      process.stderr.write(`The embedded database stopped: ${reason}. Starting it again.\n`);
      restarting = restart();
    });
  };
  watch();
  return {
    address: thread.address,
    copyTo: (target: string) => thread.copyTo(target),
    startStatement: () => thread.startStatement(),
    async stop() {
      isClosing = true;
      await restarting;
      await thread.stop();
    },
  };
}

async function startThread(dataDir: string | undefined, folder: string, port?: number) {
  // `pg` has no Unix sockets on Windows, so we use a free port of the loopback interface there.
  const socketPath =
    process.platform === 'win32' ? null : join(folder, `.s.PGSQL.${PORT.toString()}`);
  // A killed process leaves its socket file. We hold the folder's lock, so no process listens on it.
  if (socketPath) await rm(socketPath, { force: true });

  /** Number of the current statement, so that a late cancellation does not hit the next one. */
  const statement = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(new URL('./embeddedWorker.mjs', import.meta.url), {
    workerData: {
      dataDir: dataDir === undefined ? null : join(dataDir, 'postgres'),
      socketPath,
      port: port ?? 0,
      statement,
    },
    // The thread is plain JavaScript and needs no module loader of the process.
    execArgv: [],
  });
  const [ready] = await firstMessage(worker).catch((cause: unknown) => {
    throw new DatabaseUnavailable(
      `The embedded database in ${dataDir ?? 'memory'} does not start: ${firstLine(cause) ?? ''}`,
      { cause },
    );
  });
  const interrupt = await interruptsOf(worker);
  let reason = 'its thread ended';
  const ended = new Promise<string>((resolve) => {
    worker.on('error', (error) => {
      reason = firstLine(error) ?? reason;
    });
    worker.on('exit', () => {
      resolve(reason);
    });
  });
  return {
    address: socketPath
      ? { host: folder, port: PORT }
      : { host: '127.0.0.1', port: Number(ready.port) },
    /** Resolves when the thread has ended, with the reason. */
    ended,
    /** Number the next statement. @returns a function that cancels it if it is still running */
    startStatement() {
      const number = Atomics.add(statement, 0, 1) + 1;
      return () => interrupt(`cancelStatement(${number.toString()})`);
    },
    /** Copy the data between two statements. @throws Error with the reason */
    copyTo: (target: string) =>
      new Promise<void>((resolve, reject) => {
        const onMessage = (message: { target?: string; reason?: string | null }) => {
          if (message.target !== target) return;
          worker.off('message', onMessage);
          if (message.reason) reject(new Error(message.reason));
          else resolve();
        };
        worker.on('message', onMessage);
        worker.once('exit', () => {
          reject(new Error('The database stopped.'));
        });
        worker.postMessage({ task: 'copy', target });
      }),
    async stop() {
      worker.postMessage({ task: 'close' });
      await ended;
      if (socketPath) await rm(socketPath, { force: true });
    },
  };
}

/** Wait for the first message of the thread. @throws the thread's error if it ends before */
async function firstMessage(worker: Worker): Promise<[{ status: string; port: number | null }]> {
  const ending = new AbortController();
  try {
    return (await Promise.race([
      once(worker, 'message', { signal: ending.signal }),
      once(worker, 'exit', { signal: ending.signal }).then(() => {
        throw new Error('its thread ended before it listened');
      }),
    ])) as [{ status: string; port: number | null }];
  } finally {
    ending.abort();
  }
}

const firstLine = (cause: unknown) =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0];
