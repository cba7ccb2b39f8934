import { spawn } from 'node:child_process';
import { chmod, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary';
import { startEmbedded } from './embedded';
import { copyLockedFolder } from './folderLock';

/** Starts a database in memory and makes it crash with an invalid protocol message. */
const CRASH_DATABASE = `
  import { connect } from 'node:net';
  import { startEmbedded } from './embedded.ts';

  const { connection: { host, port } } = await startEmbedded(undefined);
  const socket = connect(host.startsWith('/') ? { path: host + '/.s.PGSQL.' + port } : { host, port });
  socket.on('error', () => undefined);
  socket.once('data', () => socket.write(Buffer.from([0x7a, 0, 0, 0, 4])));
  const login = Buffer.from('\\0\\0\\0\\0\\0\\x03\\0\\0user\\0postgres\\0\\0', 'latin1');
  login.writeInt32BE(login.length);
  socket.write(login);
`;

describe.skipIf(inject('serverUrl') !== undefined)('a database in memory that stops', () => {
  it('ends the process, since its data are lost', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', CRASH_DATABASE],
      {
        cwd: fileURLToPath(new URL('.', import.meta.url)),
        // It ends without removing the folder of its socket.
        env: { ...process.env, TMPDIR: temporaryFolder('vigie-crash-') },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    expect(await text(child.stderr)).toContain('The database in memory stopped');
    expect(child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)))).toBe(1);
  }, 90_000);
});

describe.skipIf(inject('serverUrl') !== undefined)('a database in a folder', () => {
  it('is copied without delay after its last client has disconnected', async () => {
    const folder = temporaryFolder('vigie-embedded-');
    const database = await startEmbedded(join(folder, 'data'));
    try {
      const client = new pg.Client(database.connection);
      await client.connect();
      await client.query('select 1');
      await client.end();
      await copyLockedFolder(join(folder, 'data'), join(folder, 'copy'));
      expect(await readdir(join(folder, 'copy'))).toContain('PG_VERSION');
    } finally {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 90_000);

  it.skipIf(process.platform === 'win32')('closes a folder that others could enter', async () => {
    const folder = temporaryFolder('vigie-embedded-');
    await chmod(folder, 0o755);
    const database = await startEmbedded(folder);
    try {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    } finally {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
