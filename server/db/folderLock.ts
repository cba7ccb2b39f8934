import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DataFolderInUse } from './failures';
import { socketFolder } from './socketFolder';

/**
 * Lock a data folder for this process, until it is released or the process ends.
 *
 * The lock is a listening socket rather than a file with a process id. The system closes it however
 * the process ends, and a process id that another process reuses (common in containers) cannot be
 * mistaken for the holder of the lock. Other processes of the same system account request copies of
 * the data over it.
 *
 * @param copyTo copies the data to a folder that does not exist yet
 * @returns a function that releases the lock
 * @throws DataFolderInUse when another running process holds the lock
 */
export async function lockFolder(
  dataDir: string,
  copyTo: (target: string) => Promise<void>,
): Promise<() => Promise<void>> {
  const address = await lockAddress(dataDir);
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(address, copyTo);
    if (server) return () => release(server);
    if (await isListening(address)) throw new DataFolderInUse(dataDir);
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
 * Have the process that holds the lock of a data folder copy its data, between two statements.
 *
 * @param signal stops waiting. The other process then removes its copy.
 * @throws Error with the reason when the folder is not locked or the copy failed; AbortError
 */
export async function copyLockedFolder(
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
    // `isListening` connects without sending anything.
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
  // If the client has disconnected, writing fails. Nobody else would use the copy, so remove it.
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

async function isListening(address: string): Promise<boolean> {
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

// Rename the socket before removing it: another process may have taken the lock since we checked.
// In that case the renamed socket accepts connections, and we put it back.
async function removeStale(address: string, dataDir: string): Promise<void> {
  const aside = `${address}.${process.pid}`;
  try {
    await rename(address, aside);
  } catch {
    return;
  }
  if (await isListening(aside)) {
    await rename(aside, address);
    throw new DataFolderInUse(dataDir);
  }
  await rm(aside, { force: true });
}

async function release(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
