import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { endWithThisProcess } from './temporary';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A server in a separate process. */
export interface ServerProcess {
  /** Address of the API, with a trailing slash. */
  url: string;
  /** Address of the metrics. Undefined without METRICS_PORT. */
  metricsUrl: string | undefined;
  /** From the start of the process until it listens. */
  startMs: number;
  /** Resident memory of the process, including the embedded database. */
  rssMb(): Promise<number>;
  /** Stop it with a signal: SIGINT lets it finish pending requests, SIGKILL does not. */
  stop(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>;
}

/**
 * Start `server/main.ts` on a free port of the loopback interface.
 *
 * @throws when it ends before it listens
 */
export async function startServer(environment: Record<string, string>): Promise<ServerProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithThisProcess(child);
  let output = '';
  for await (const bytes of child.stdout) {
    output += String(bytes);
    if (output.includes('Ctrl-C')) break;
  }
  const console = /Vigie:\s+(\S+)/.exec(output)?.[1];
  if (console === undefined) throw new Error('The server did not start.');
  const startMs = performance.now() - startedAt;
  child.stdout.resume();
  return {
    url: `${console}api/1/`,
    metricsUrl: /Metrics:\s+(\S+)/.exec(output)?.[1],
    startMs,
    async rssMb() {
      const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1000;
    },
    async stop(signal = 'SIGINT') {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
