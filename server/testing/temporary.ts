import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A folder of a test or benchmark. It is removed when this process ends, even by a signal, together
 * with the PostgreSQL server that has its files there. Remove it earlier if you can.
 */
export function temporaryFolder(prefix: string, parent = tmpdir()): string {
  const folder = mkdtempSync(resolve(parent, prefix));
  cleanUpLater({ folder });
  return folder;
}

/** Kill a process when this one ends, even by a signal. */
export function endWithThisProcess(child: ChildProcess): void {
  cleanUpLater({ started: child.pid });
  child.once('exit', () => {
    cleanUpLater({ ended: child.pid });
  });
}

let cleaner: ChildProcess | undefined;

function cleanUpLater(line: object): void {
  cleaner ??= startCleaner();
  cleaner.stdin?.write(`${JSON.stringify(line)}\n`);
}

/** A process that outlives this one. It has no terminal, so Ctrl-C does not reach it. */
function startCleaner(): ChildProcess {
  const script = fileURLToPath(new URL('./cleanUp.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // It must not keep this process running.
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
