import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { FIRST_ADMINISTRATOR } from './seed';
import { copyEmptyDataFolder } from './testing/freshStore';
import { endWithThisProcess, temporaryFolder } from './testing/temporary';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Server {
  process: ChildProcess;
  url: string;
  /** All that the process has printed so far. */
  output(): string;
  /** Resolves to the exit code and the signal. */
  ended: Promise<unknown[]>;
}

const running: ChildProcess[] = [];

function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  });
  running.push(child);
  endWithThisProcess(child);
  let output = '';
  child.stdout.on('data', (bytes) => (output += String(bytes)));
  child.stderr.on('data', (bytes) => (output += String(bytes)));
  return { child, output: () => output, ended: once(child, 'exit') };
}

async function start(dataDir: string, more: Record<string, string> = {}): Promise<Server> {
  const { child, output, ended } = run({ DATA_DIR: dataDir, PORT: '0', SEED_USERS: '20', ...more });
  await expect.poll(output, { timeout: 90_000 }).toContain('Ctrl-C');
  const url = /Users API:\s+(\S+)/.exec(output())?.[1] ?? '';
  return { process: child, url, output, ended };
}

// The process is the same with both databases, so these tests run only once.
const isEmbedded = inject('serverUrl') === undefined;
describe.runIf(isEmbedded)('the server process', { timeout: 300_000 }, () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = temporaryFolder('vigie-main-');
    await copyEmptyDataFolder(dataDir);
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each<[Record<string, string>, string]>([
    [{ PORT: 'http' }, 'PORT is "http": expected a whole number from 0 to 65535.'],
    // Reserved for documentation, so that no machine has it.
    [{ HOST: '192.0.2.1' }, 'HOST is "192.0.2.1": expected an address of this machine.'],
    [
      { METRICS_PORT: '0', METRICS_HOST: '192.0.2.1' },
      'METRICS_HOST is "192.0.2.1": expected an address of this machine.',
    ],
    [
      { DATA_DIR: join(ROOT, 'package.json') },
      `The folder at DATA_DIR cannot be used: EEXIST: file already exists, mkdir '${join(ROOT, 'package.json')}'`,
    ],
  ])('refuses %j in one line, with exit code 2', async (environment, line) => {
    const settings = { DATA_DIR: dataDir, PORT: '0', SEED_USERS: '0', ...environment };
    const { output, ended } = run(settings);
    expect(await ended).toEqual([2, null]);
    const printed = output().replace(/^(First start|Done).*\n/gm, '');
    expect(printed).toBe(`${line}\n`);
  });

  // The system creates no folders there, and reports that /proc is missing.
  it.runIf(process.platform === 'linux')(
    'ends with an error where the data folder cannot be created',
    async () => {
      const { output, ended } = run({ DATA_DIR: '/proc/x/y' });
      expect(await ended).toEqual([2, null]);
      expect(output()).toMatch(/^The folder at DATA_DIR cannot be used: ENOENT: .+\n$/);
    },
  );

  it('shows a moderator key only at the first start, stores only its hash, and ends on Ctrl-C', async () => {
    const newFolder = join(dataDir, 'new');
    const first = await start(newFolder);
    const key = /Moderator key: (udata_\S+)/.exec(first.output())?.[1] ?? '';
    const me = await fetch(`${first.url}me/`, { headers: { 'x-api-key': key } });
    expect(await me.json()).toMatchObject({ roles: ['admin'], active: true });
    first.process.kill('SIGINT');
    expect(await first.ended).toEqual([0, null]);
    expect(await filesHolding(newFolder, key)).toEqual([]);

    const second = await start(newFolder);
    expect(second.output()).not.toContain('udata_');
    const again = await fetch(`${second.url}me/`, { headers: { 'x-api-key': key } });
    expect(again.status).toBe(200);
  });

  it('prints an address that a browser can open when it listens on all addresses', async () => {
    const { output } = await start(dataDir, { HOST: '0.0.0.0' });
    expect(output()).toMatch(/Vigie: +http:\/\/localhost:\d+\/$/m);
  });

  it('creates no key if its port is in use, since it could not show the key', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const PORT = (other.address() as AddressInfo).port.toString();
    const refused = run({ DATA_DIR: dataDir, PORT, SEED_USERS: '20' });
    expect(await refused.ended).toEqual([1, null]);
    expect(refused.output()).toContain(
      `Port ${PORT} is in use by another process: choose another PORT.\n`,
    );
    const ports = { PORT: '0', METRICS_PORT: PORT };
    const refusedMetrics = run({ DATA_DIR: dataDir, SEED_USERS: '20', ...ports });
    expect(await refusedMetrics.ended).toEqual([1, null]);
    expect(refusedMetrics.output()).toContain(
      `Port ${PORT} is in use by another process: choose another METRICS_PORT.\n`,
    );
    other.close();
    expect((await start(dataDir)).output()).toMatch(/Moderator key: udata_\S+/);
  });

  it('replaces the key of ADMIN_API_KEY by a new one, and says if its administrator is inactive', async () => {
    const statusWith = async ({ url }: Server, key: string) =>
      (await fetch(`${url}me/`, { headers: { 'x-api-key': key } })).status;
    const stop = async ({ process: child, ended }: Server) => {
      child.kill('SIGTERM');
      await ended;
    };
    const first = await start(dataDir, { ADMIN_API_KEY: 'udata_chosen-first' });
    expect(await statusWith(first, 'udata_chosen-first')).toBe(200);
    await stop(first);

    const second = await start(dataDir, { ADMIN_API_KEY: 'udata_chosen-second' });
    expect(await statusWith(second, 'udata_chosen-first')).toBe(401);
    expect(await statusWith(second, 'udata_chosen-second')).toBe(200);
    const deactivated = await fetch(`${second.url}users/${FIRST_ADMINISTRATOR.id}/`, {
      method: 'PUT',
      headers: { 'x-api-key': 'udata_chosen-second', 'content-type': 'application/json' },
      body: JSON.stringify({ active: false }),
    });
    expect(deactivated.status).toBe(200);
    await stop(second);

    const third = await start(dataDir, { ADMIN_API_KEY: 'udata_chosen-second' });
    expect(third.output()).toContain('Moderator key: that of another administrator');
  });

  it('keeps acknowledged changes when it is killed', async () => {
    const first = await start(dataDir);
    const key = /Moderator key: (udata_\S+)/.exec(first.output())?.[1] ?? '';
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const changed = await fetch(`${first.url}users/denis-marchand/`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ about: 'Gardé', active: false }),
    });
    expect(changed.status).toBe(200);
    first.process.kill('SIGKILL');
    await first.ended;

    const second = await start(dataDir);
    const kept = await fetch(`${second.url}users/denis-marchand/`, { headers });
    expect(await kept.json()).toMatchObject({ about: 'Gardé', active: false });
  });

  it('finishes pending requests on SIGTERM, and refuses new ones', async () => {
    const { process: child, url, output, ended } = await start(dataDir);
    const key = /Moderator key: (udata_\S+)/.exec(output())?.[1] ?? '';
    const body = JSON.stringify({ about: 'Slowly' });
    const slow = connect(Number(new URL(url).port), '127.0.0.1');
    slow.write(
      `PUT /api/1/users/denis-marchand/ HTTP/1.1\r\nHost: x\r\nX-API-KEY: ${key}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length.toString()}\r\n` +
        `Expect: 100-continue\r\n\r\n`,
    );
    const answer = text(slow);
    await once(slow, 'readable');
    child.kill('SIGTERM');
    const ready = async () => (await fetch(new URL('/readyz', url))).status;
    await expect.poll(ready).toBe(503);
    expect((await fetch(`${url}users/roles/`)).status).toBe(503);
    slow.write(body);
    expect(await answer).toMatch(/HTTP\/1\.1 200 [^]*Slowly/);
    expect(await ended).toEqual([0, null]);
    expect(output()).not.toMatch(/rror/);
  });

  it('proxies a udata instance without opening a database', async () => {
    const instance = createServer((_request, response) => response.end('passed on'));
    instance.listen(0, '127.0.0.1');
    await once(instance, 'listening');
    const { port } = instance.address() as AddressInfo;
    const newFolder = join(dataDir, 'new');
    const { output } = run({
      UDATA_URL: `http://127.0.0.1:${port.toString()}`,
      DATA_DIR: newFolder,
      PORT: '0',
      METRICS_PORT: '0',
    });
    await expect.poll(output, { timeout: 90_000 }).toContain('Ctrl-C');
    const url = /Vigie:\s+(\S+)/.exec(output())?.[1] ?? '';
    expect(output()).toMatch(/Passed on to: +http:\/\/127\.0\.0\.1:\d+\/\n/);
    expect(output()).not.toContain('/api/1/');
    expect(await (await fetch(`${url}api/1/users/`)).text()).toBe('passed on');
    const metrics = /Metrics:\s+(\S+)/.exec(output())?.[1] ?? '';
    expect(await (await fetch(metrics)).text()).toContain('route="/api/*",status="200"} 1');
    expect(existsSync(newFolder)).toBe(false);
    instance.close();
  });

  it('does not start if another process uses its data folder', async () => {
    await start(dataDir);
    const { output, ended } = run({ DATA_DIR: dataDir, PORT: '0' });
    expect(await ended).toEqual([1, null]);
    expect(output()).toBe(`The data folder ${dataDir} is in use by another process.\n`);
  });
});

async function filesHolding(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  const holding: string[] = [];
  for (const file of files) if ((await readFile(file)).includes(text)) holding.push(file);
  return holding;
}
