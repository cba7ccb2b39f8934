import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { findPostgres } from './postgres';

// As in a benchmark: a folder, a server process and, if it is installed, PostgreSQL.
const PROGRAM = `
  import { spawn } from 'node:child_process';
  import { findPostgres, startPostgres } from './postgres.ts';
  import { endWithThisProcess, temporaryFolder } from './temporary.ts';

  const child = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 1000)']);
  endWithThisProcess(child);
  const folders = [temporaryFolder('vigie-temporary-')];
  const programs = findPostgres();
  if (programs) folders.push((await startPostgres(programs)).folder);
  console.log(JSON.stringify({ folders, pid: child.pid }));
`;

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

// The same with both databases, so these tests run only once.
const isFirst = inject('serverUrl') !== undefined || findPostgres() === undefined;
describe.runIf(isFirst)('a test or benchmark', { timeout: 90_000 }, () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'that ends by %s leaves no process and no folder behind',
    async (signal) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
        { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: ['pipe', 'pipe', 'inherit'] },
      );
      const ended = once(child, 'exit');
      const [output] = (await once(child.stdout, 'data')) as [Buffer];
      const { folders, pid } = JSON.parse(String(output)) as { folders: string[]; pid: number };
      const processes = [pid];
      for (const folder of folders) {
        expect(existsSync(folder)).toBe(true);
        const lock = join(folder, 'data', 'postmaster.pid');
        if (existsSync(lock)) processes.push(Number(readFileSync(lock, 'utf8').split('\n')[0]));
      }
      expect(processes).toHaveLength(findPostgres() === undefined ? 1 : 2);
      expect(processes.filter(isRunning)).toEqual(processes);

      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
      await expect.poll(() => processes.filter(isRunning)).toEqual([]);
      await expect.poll(() => folders.filter((folder) => existsSync(folder))).toEqual([]);
    },
  );
});
