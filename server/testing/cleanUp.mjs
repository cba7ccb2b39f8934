// Started by `temporary.ts` as a process of its own. Reads from its standard input what to remove, as
// lines of JSON. The input ends when the process that started it ends, in whatever way. Then it kills
// the processes and removes the folders.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const folders = new Set();
const processes = new Set();

for await (const line of createInterface({ input: process.stdin })) {
  const { folder, started, ended } = JSON.parse(line);
  if (folder) folders.add(folder);
  if (started) processes.add(started);
  if (ended) processes.delete(ended);
}

for (const pid of processes) signal(pid, 'SIGKILL');
for (const folder of folders) await removeFolder(folder);

/** Stops the PostgreSQL server with its files in this folder, and removes the folder. */
async function removeFolder(folder) {
  // A program that is starting may create files again. So the folder must be missing for a while.
  for (let tries = 0, missing = 0; tries < 100 && missing < 5; tries += 1) {
    if (tries > 0) await pause(100);
    missing = existsSync(folder) ? 0 : missing + 1;
    if (missing > 0) continue;
    const postgres = postgresIn(folder);
    if (postgres) signal(postgres, 'SIGQUIT');
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      // Another file system may be mounted there.
      if (error.code === 'EBUSY') spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    }
  }
}

function postgresIn(folder) {
  try {
    return Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}
