import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL server of our own, gone when stopped. */
export interface TemporaryPostgres {
  /** Of its maintenance database, with the right to make others. */
  url: string;
  /** Holds all its files. */
  folder: string;
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
 */
export async function startPostgres(
  programs: string,
  { isDurable = false } = {},
): Promise<TemporaryPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-postgres-'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(folder, await accountNumber('-u'), await accountNumber('-g'));
  const exec = (program: string, ...args: string[]) =>
    asRoot
      ? run('runuser', ['-u', 'postgres', '--', join(programs, program), ...args], { cwd: folder })
      : run(join(programs, program), args, { cwd: folder });

  const data = join(folder, 'data');
  await exec(
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
  );
  const hasty = '-c fsync=off -c full_page_writes=off -c synchronous_commit=off';
  const options = `-k ${folder} -c listen_addresses= ${isDurable ? '' : hasty}`;
  await exec('pg_ctl', 'start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', options);
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    folder,
    async stop() {
      await exec('pg_ctl', 'stop', '-w', '-m', 'immediate', '-D', data);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function accountNumber(option: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [option, 'postgres'])).stdout);
}
