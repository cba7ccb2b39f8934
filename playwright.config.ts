import { defineConfig } from '@playwright/test';
import { ADMIN_KEY, USER_KEY } from './e2e/keys.ts';
import { findChromium } from './tests/requirements.ts';

const port = process.env.E2E_PORT ?? '8097';
const foreignUrl = process.env.E2E_BASE_URL;
/** The API is another's: slower than ours, with the keys and the accounts of real people. */
const isForeignApi = process.env.E2E_API_URL !== undefined;

export default defineConfig({
  testDir: 'e2e',
  // What the runner itself is tested by is vitest's.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // Here, where no option can replace it: other tests change accounts that they did not make.
  grep: isForeignApi ? /@udata/ : undefined,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: isForeignApi ? 1 : 2,
  timeout: isForeignApi ? 180_000 : 60_000,
  expect: { timeout: isForeignApi ? 30_000 : 10_000 },
  use: {
    baseURL: foreignUrl ?? `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    // A trace holds the key of each request.
    trace: isForeignApi ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      // Chromium refuses to run as root inside its sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  // The real server over an empty folder; with E2E_BASE_URL, an instance that already runs.
  webServer: foreignUrl
    ? undefined
    : {
        command: 'rm -rf test-results/data && npm run --silent serve',
        url: `http://127.0.0.1:${port}/api/1/users/roles/`,
        timeout: 120_000,
        stdout: 'ignore',
        env: {
          PORT: port,
          DATA_DIR: 'test-results/data',
          SEED_USERS: '400',
          ADMIN_API_KEY: ADMIN_KEY,
          USER_API_KEY: USER_KEY,
        },
      },
});
