import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { endWithThisProcess, temporaryFolder } from '../server/testing/temporary';
import { ADMIN_KEY, USER_KEY } from './keys';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, 'test-results');
const execFileAsync = promisify(execFile);

/** An embedded server for one test, which may kill it. */
export interface OwnServer {
  readonly origin: string;
  /** Kills the process with SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again with the same data, on the same port. */
  startAgain(): Promise<void>;
  /** Stops it, runs `npm run import`, and starts it again on the same port. */
  importFiles(args: readonly string[]): Promise<void>;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

/** Starts the embedded server as a separate process, with an empty data folder, on a free port. */
export async function startOwnServer({ seedUsers = 20 } = {}): Promise<OwnServer> {
  await mkdir(RESULTS, { recursive: true });
  const dataDir = temporaryFolder('server-', RESULTS);
  let { child, origin } = await spawnServer(dataDir, seedUsers, '0');
  const port = new URL(origin).port;

  const kill = () => killProcess(child);
  return {
    get origin() {
      return origin;
    },
    kill,
    async startAgain() {
      ({ child, origin } = await spawnServer(dataDir, seedUsers, port));
    },
    async importFiles(args) {
      await kill();
      await execFileAsync(process.execPath, ['--import', 'tsx', 'server/import/main.ts', ...args], {
        cwd: ROOT,
        env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir },
      });
      ({ child, origin } = await spawnServer(dataDir, seedUsers, port));
    },
    async remove() {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function spawnServer(dataDir: string, seedUsers: number, port: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      PORT: port,
      SEED_USERS: seedUsers.toString(),
      ADMIN_API_KEY: ADMIN_KEY,
      USER_API_KEY: USER_KEY,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithThisProcess(child);
  return { child, origin: await originInOutput(child) };
}

/**
 * The origin that the server prints when it is ready. Keeps reading its output afterwards: if the
 * pipe were closed, the next message would kill the server.
 */
const originInOutput = ({ stdout }: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let output = '';
    stdout?.on('data', (bytes) => {
      output += String(bytes);
      const api = /Users API:\s+(\S+)/.exec(output)?.[1];
      if (api && output.includes('Ctrl-C')) resolve(new URL(api).origin);
    });
    stdout?.on('end', () => {
      reject(new Error(`The server ended: ${output}`));
    });
  });

async function killProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
