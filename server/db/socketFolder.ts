import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

// The path of a socket, with its name, may have 108 bytes on Linux and 104 on macOS.
const MAX_PATH_BYTES = 80;

/**
 * The folder for the sockets of a data folder, created if needed. Always the same for one data
 * folder, and closed to other system accounts.
 */
export async function socketFolder(dataDir: string): Promise<string> {
  const inside = join(await realpath(dataDir), 'run');
  if (Buffer.byteLength(inside) <= MAX_PATH_BYTES) return privateFolder(inside);
  const name = createHash('sha256').update(inside).digest('hex').slice(0, 16);
  return privateFolder(join(tmpdir(), `vigie-${userInfo().uid}-${name}`));
}

/** A new folder for the socket of a database in memory, closed to other system accounts. */
export const temporarySocketFolder = () => mkdtemp(join(tmpdir(), 'vigie-'));

async function privateFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(path);
  // The temporary folder is shared: another system account may have created this one first.
  if (process.platform !== 'win32' && (uid !== userInfo().uid || (mode & 0o077) !== 0)) {
    throw new Error(`${path} is open to other accounts of this machine: remove it`);
  }
  return path;
}
