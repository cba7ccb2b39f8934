import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';

/** Starts a database in memory and sends it what ends it: a message that no client sends. */
const ENDS_ITS_DATABASE = `
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
  it('ends the process, since nothing is left of it', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', ENDS_ITS_DATABASE],
      { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: ['ignore', 'ignore', 'pipe'] },
    );
    expect(await text(child.stderr)).toContain('The database in memory stopped');
    expect(child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)))).toBe(1);
  }, 30_000);
});
