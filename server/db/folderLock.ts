import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { DataFolderInUse } from './failures';
import { socketFolder } from './socketFolder';

/**
 * Hold a data folder for this process alone, until released or until the process dies.
 *
 * The lock is a listening socket: the system drops it with the process, however that ends, and
 * a number reused by another process (usual in containers) cannot be taken for its holder.
 *
 * @returns what releases the folder
 * @throws DataFolderInUse when another live process holds it
 */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const address = await lockAddress(dataDir);
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(address);
    if (server) return () => release(server);
    if (await answers(address)) throw new DataFolderInUse(dataDir);
    await removeStale(address, dataDir);
  }
  throw new DataFolderInUse(dataDir);
}

async function lockAddress(dataDir: string): Promise<string> {
  if (process.platform !== 'win32') return join(await socketFolder(dataDir), 'lock');
  const name = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16);
  return `\\\\.\\pipe\\vigie-${name}`;
}

async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  server.listen(address);
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

// Moved away before it is removed: between our look and our removal, another process may have
// taken the lock, and then what we moved answers.
async function removeStale(address: string, dataDir: string): Promise<void> {
  const aside = `${address}.${process.pid}`;
  try {
    await rename(address, aside);
  } catch {
    return;
  }
  if (await answers(aside)) {
    await rename(aside, address);
    throw new DataFolderInUse(dataDir);
  }
  await rm(aside, { force: true });
}

async function release(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
