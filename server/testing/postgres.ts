import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL server of our own, gone when removed. */
export interface TemporaryPostgres {
  /** Of its maintenance database, with the right to make others. */
  url: string;
  /** Holds all its files, and its socket. */
  folder: string;
  /** Start it again after a halt. */
  start(): Promise<void>;
  /** Start it again if it ended of itself. */
  revive(): Promise<void>;
  /** Stop it: `fast` in good order, `immediate` as a crash would. */
  halt(mode: 'fast' | 'immediate'): Promise<void>;
  /** Make a replica a server of its own. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

/** The folder of PostgreSQL's programs, the newest where there are several. */
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
 * Start a server on a new cluster, reached by a Unix socket alone. As root it runs as the
 * account `postgres`, since PostgreSQL refuses root.
 *
 * @param isDurable whether it syncs to disk: tests do without
 * @param parent where its folder is made
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

/** Start a streaming replica of a server, as a copy of it that follows its log. */
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
  const folder = await mkdtemp(join(parent, 'vigie-postgres-'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(folder, await accountNumber('-u'), await accountNumber('-g'));
  const exec: Exec = (program, ...args) =>
    asRoot
      ? run('runuser', ['-u', 'postgres', '--', join(programs, program), ...args], { cwd: folder })
      : run(join(programs, program), args, { cwd: folder });
  const data = join(folder, 'data');
  const hasty = '-c fsync=off -c full_page_writes=off -c synchronous_commit=off';
  const options = `-k ${folder} -c listen_addresses= ${isDurable ? '' : hasty}`;
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
