import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

/** Key of the administrator who makes the calls. */
export const KEY = 'udata_bench';

/** The server in a process of its own. */
export interface BenchServer {
  /** Of the API, with a slash at the end. */
  url: string;
  /** From the start of the process to its first answer. */
  startMs: number;
  /** Resident memory of the process, the embedded database included. */
  rssMb(): Promise<number>;
  stop(): Promise<void>;
}

/** @throws when the server ends before it listens */
export async function startServer(environment: Record<string, string>): Promise<BenchServer> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, ...environment, PORT: '0', ADMIN_API_KEY: KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const bytes of child.stdout) {
    output += String(bytes);
    if (output.includes('Ctrl-C')) break;
  }
  const url = /Users API:\s+(\S+)/.exec(output)?.[1];
  if (url === undefined) throw new Error('The server did not start.');
  const startMs = performance.now() - began;
  child.stdout.resume();
  return {
    url,
    startMs,
    async rssMb() {
      const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1000;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}
