/**
 * Runs the journeys tagged `@udata` on a udata instance that has no console:
 *
 *     ADMIN_API_KEY=… USER_API_KEY=… npm run e2e:udata -- https://udata.example.org [Playwright's options]
 *
 * The console is built and served from here, so that it calls the instance across origins. The
 * exit code is 2 when the instance or a key cannot be used, else Playwright's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { EMAIL_DOMAIN } from '../instance';
import { obstacleOn, parseApiUrl } from './obstacle';

const [address, ...options] = process.argv.slice(2);
const { ADMIN_API_KEY, USER_API_KEY, E2E_PORT = '0' } = process.env;

async function run(): Promise<number> {
  const apiUrl = parseApiUrl(address);
  if (apiUrl === null) {
    console.error('Name the instance: npm run e2e:udata -- https://udata.example.org');
    return 2;
  }
  const obstacle = await obstacleOn({
    apiUrl,
    adminKey: ADMIN_API_KEY,
    userKey: USER_API_KEY,
    emailDomain: EMAIL_DOMAIN,
  });
  if (obstacle !== null) {
    console.error(obstacle);
    return 2;
  }

  const outDir = await mkdtemp(join(tmpdir(), 'vigie-console-'));
  try {
    await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
    await writeFile(join(outDir, 'config.json'), JSON.stringify({ apiUrl }));
    const server = await preview({
      logLevel: 'warn',
      build: { outDir },
      preview: { host: '127.0.0.1', port: Number(E2E_PORT), strictPort: true },
    });
    const consoleUrl = String(server.resolvedUrls?.local[0]);
    console.log(`The console at ${consoleUrl} on ${apiUrl}`);
    const code = await runJourneys(consoleUrl, apiUrl);
    await server.close();
    return code;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

async function runJourneys(consoleUrl: string, apiUrl: string): Promise<number> {
  const env = { ...process.env, E2E_BASE_URL: consoleUrl, E2E_API_URL: apiUrl };
  const [code] = (await once(
    spawn('npx', ['playwright', 'test', ...options], { stdio: 'inherit', env }),
    'exit',
  )) as [number | null];
  return code ?? 1;
}

// An interruption ends Playwright, which cleans up; what was built is removed after it.
process.on('SIGINT', () => undefined);
process.exitCode = await run();
