import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './temporary.ts';

const run = promisify(execFile);

/** A temporary PostgreSQL server for tests. */
export interface TemporaryPostgres {
  /** Address of its maintenance database, with the right to create others. */
  url: string;
  /** Contains all its files and its socket. */
  folder: string;
  /** Start it again after `halt`. */
  start(): Promise<void>;
  /** Start it again if it has ended by itself. */
  revive(): Promise<void>;
  /** Stop it and keep its data. `fast` shuts down cleanly, `immediate` as in a crash. */
  halt(mode: 'fast' | 'immediate'): Promise<void>;
  /** Promote a replica to a primary. */
  promote(): Promise<void>;
  /** Stop it and remove its data. */
  stop(): Promise<void>;
}

/** The folder of PostgreSQL's programs, of the newest version if there are several. */
export function findPostgres(): string | undefined {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged) : [];
  const folders = [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(packaged, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Start a server on a new cluster that only listens on a Unix socket. Under root it runs as the
 * system account `postgres`, since PostgreSQL refuses to run as root.
 *
 * @param isDurable whether it syncs to disk, which most tests do not need
 * @param parent folder in which the server's folder is created
 */
export async function startPostgres(
  programs: string,
  { isDurable = false, parent = tmpdir() } = {},
): Promise<TemporaryPostgres> {
  return startCluster(programs, { isDurable, parent }, (exec, data) =>
    exec(
      'initdb',
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
      '--locale=C',
    ),
  );
}

/** Start a streaming replica of a server, from a base backup. */
export async function startReplica(
  programs: string,
  primary: TemporaryPostgres,
): Promise<TemporaryPostgres> {
  return startCluster(programs, { isDurable: false, parent: tmpdir() }, (exec, data) =>
    exec(
      'pg_basebackup',
      '-D',
      data,
      '-h',
      primary.folder,
      '-U',
      'postgres',
      '-c',
      'fast',
      '-R',
      '--no-sync',
    ),
  );
}

type Exec = (program: string, ...args: string[]) => Promise<unknown>;

async function startCluster(
  programs: string,
  { isDurable, parent }: { isDurable: boolean; parent: string },
  fill: (exec: Exec, data: string) => Promise<unknown>,
): Promise<TemporaryPostgres> {
  const folder = temporaryFolder('vigie-postgres-', parent);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(folder, await accountNumber('-u'), await accountNumber('-g'));
  const exec: Exec = (program, ...args) =>
    asRoot
      ? run('runuser', ['-u', 'postgres', '--', join(programs, program), ...args], { cwd: folder })
      : run(join(programs, program), args, { cwd: folder });
  const data = join(folder, 'data');
  const notDurable = '-c fsync=off -c full_page_writes=off -c synchronous_commit=off';
  const options = `-k ${folder} -c listen_addresses= ${isDurable ? '' : notDurable}`;
  const control = (...args: string[]) => exec('pg_ctl', ...args, '-w', '-D', data);
  const server: TemporaryPostgres = {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    folder,
    async start() {
      await control('start', '-l', join(folder, 'log'), '-o', options);
    },
    async revive() {
      const isRunning = await exec('pg_ctl', 'status', '-D', data).then(
        () => true,
        () => false,
      );
      if (!isRunning) await server.start();
    },
    async halt(mode) {
      await control('stop', '-m', mode);
    },
    async promote() {
      await control('promote');
    },
    async stop() {
      await server.halt('immediate').catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await fill(exec, data);
  await server.start();
  return server;
}

async function accountNumber(option: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [option, 'postgres'])).stdout);
}
