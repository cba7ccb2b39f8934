import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DataFolderInUse } from './failures';
import { socketFolder } from './socketFolder';

/**
 * Hold a data folder for this process alone, until released or until the process dies.
 *
 * The lock is a listening socket: the system drops it with the process, however that ends, and
 * a number reused by another process (usual in containers) cannot be taken for its holder. Through
 * it other processes of this account ask for a copy of the data.
 *
 * @param copyTo copies the data to a folder that is not there yet
 * @returns what releases the folder
 * @throws DataFolderInUse when another live process holds it
 */
export async function lockFolder(
  dataDir: string,
  copyTo: (target: string) => Promise<void>,
): Promise<() => Promise<void>> {
  const address = await lockAddress(dataDir);
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(address, copyTo);
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

/**
 * Ask the process that holds a data folder for a copy of the data, as they are between two
 * statements.
 *
 * @param signal gives up waiting for it; the holder then removes what it copied
 * @throws Error with the reason when there is no holder, or the copy failed; AbortError
 */
export async function copyHeldFolder(
  dataDir: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const socket = connect({ path: await lockAddress(dataDir), signal });
  await once(socket, 'connect');
  socket.end(target);
  const reason = await text(socket);
  if (reason !== DONE) throw new Error(reason || 'The server ended before the copy was made.');
}

const DONE = 'done';

function serveCopy(socket: Socket, copyTo: (target: string) => Promise<void>): void {
  let target = '';
  socket.setEncoding('utf8');
  socket.on('data', (part) => (target += String(part)));
  socket.on('error', () => undefined);
  socket.on('end', () => {
    // Who only looks whether somebody holds the folder asks nothing.
    if (target === '') socket.destroy();
    else void answerWithCopy(socket, target, copyTo);
  });
}

async function answerWithCopy(
  socket: Socket,
  target: string,
  copyTo: (target: string) => Promise<void>,
): Promise<void> {
  const answer = await copyTo(target).then(() => DONE, String);
  // Who asked may be gone: that shows in writing, and nobody else knows of the copy.
  socket.once('error', () => void rm(target, { recursive: true, force: true }));
  socket.end(answer);
}

async function listen(
  address: string,
  copyTo: (target: string) => Promise<void>,
): Promise<Server | undefined> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    serveCopy(socket, copyTo);
  });
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
