/**
 * Runs the tests tagged `@udata` on any udata instance:
 *
 *     ADMIN_API_KEY=… USER_API_KEY=… npm run e2e:udata -- https://udata.example.org [Playwright's options]
 *
 * The console is built and served by this command, so it calls the API of the instance across
 * origins. The exit code is 2 when the instance or a key cannot be used, otherwise Playwright's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { temporaryFolder } from '../../server/testing/temporary';
import { EMAIL_DOMAIN } from '../instance';
import { checkInstance, parseApiUrl } from './checkInstance';

const [address, ...options] = process.argv.slice(2);
const { ADMIN_API_KEY, USER_API_KEY, E2E_PORT = '0' } = process.env;

async function run(): Promise<number> {
  const apiUrl = parseApiUrl(address);
  if (apiUrl === null) {
    console.error('Name the instance: npm run e2e:udata -- https://udata.example.org');
    return 2;
  }
  const problem = await checkInstance({
    apiUrl,
    adminKey: ADMIN_API_KEY,
    userKey: USER_API_KEY,
    emailDomain: EMAIL_DOMAIN,
  });
  if (problem !== null) {
    console.error(problem);
    return 2;
  }

  const outDir = temporaryFolder('vigie-console-');
  try {
    await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
    await writeFile(join(outDir, 'config.json'), JSON.stringify({ apiUrl }));
    const server = await preview({
      logLevel: 'warn',
      build: { outDir },
      preview: { host: '127.0.0.1', port: Number(E2E_PORT), strictPort: true },
    });
    const consoleUrl = String(server.resolvedUrls?.local[0]);
    console.log(`The console is at ${consoleUrl}, and uses ${apiUrl}`);
    const code = await runTests(consoleUrl, apiUrl);
    await server.close();
    return code;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

async function runTests(consoleUrl: string, apiUrl: string): Promise<number> {
  const env = { ...process.env, E2E_BASE_URL: consoleUrl, E2E_API_URL: apiUrl };
  const [code] = (await once(
    spawn('npx', ['playwright', 'test', ...options], { stdio: 'inherit', env }),
    'exit',
  )) as [number | null];
  return code ?? 1;
}

// On Ctrl-C, let Playwright clean up and exit first. The build is removed after that.
process.on('SIGINT', () => undefined);
process.exitCode = await run();
