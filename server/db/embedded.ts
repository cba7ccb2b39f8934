import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable } from './failures';
import { lockFolder } from './folderLock';
import { socketFolder, temporarySocketFolder } from './socketFolder';

/** Where the embedded database answers, in the words of `pg`. */
export interface EmbeddedDatabase {
  connection: { host: string; port: number; user: string; database: string };
  close(): Promise<void>;
}

const PORT = 5432;

/**
 * Start PostgreSQL in a thread of this process, behind a socket only this account can reach.
 *
 * @param dataDir the folder that keeps the data, made when missing; undefined: memory only
 * @throws DataFolderInUse, DatabaseUnavailable
 */
export async function startEmbedded(dataDir: string | undefined): Promise<EmbeddedDatabase> {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = dataDir === undefined ? undefined : await lockFolder(dataDir);
  try {
    const folder =
      dataDir === undefined ? await temporarySocketFolder() : await socketFolder(dataDir);
    const thread = await startThread(dataDir, folder);
    return {
      connection: { ...thread.address, user: 'postgres', database: 'postgres' },
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

async function startThread(dataDir: string | undefined, folder: string) {
  // Windows has no Unix sockets for `pg`: there it is a free port of the loopback interface.
  const socketPath =
    process.platform === 'win32' ? null : join(folder, `.s.PGSQL.${PORT.toString()}`);
  // Left behind by a killed process; the lock says that nobody listens there any more.
  if (socketPath) await rm(socketPath, { force: true });

  const worker = new Worker(new URL('./embeddedWorker.mjs', import.meta.url), {
    workerData: { dataDir: dataDir === undefined ? null : join(dataDir, 'postgres'), socketPath },
    // The thread needs none of the loaders of the process.
    execArgv: [],
  });
  const [{ port }] = await answer(worker).catch((cause: unknown) => {
    throw new DatabaseUnavailable(
      `The embedded database in ${dataDir ?? 'memory'} does not start: ${firstLine(cause)}`,
      { cause },
    );
  });
  // Without its database the server is of no use: ending it lets whoever watches it start anew.
  worker.on('error', (error) => {
    throw error;
  });
  return {
    address: socketPath ? { host: folder, port: PORT } : { host: '127.0.0.1', port: Number(port) },
    async stop() {
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      await ended;
      if (socketPath) await rm(socketPath, { force: true });
    },
  };
}

/** The thread's first word, or its error. */
const answer = (worker: Worker) =>
  once(worker, 'message') as Promise<[{ status: 'listening'; port: number | null }]>;

const firstLine = (cause: unknown) =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0];
