import { defineConfig } from '@playwright/test';
import { ADMIN_KEY, USER_KEY } from './e2e/keys.ts';
import { findChromium } from './tests/requirements.ts';

const port = process.env.E2E_PORT ?? '8097';
const foreignUrl = process.env.E2E_BASE_URL;
/** Whether the API is another udata, which is slower and has the keys and accounts of real people. */
const isForeignApi = process.env.E2E_API_URL !== undefined;

export default defineConfig({
  testDir: 'e2e',
  // Vitest runs the unit tests in this folder.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // Tests without this tag change accounts that they did not create. The filter is set here, because
  // a command-line option could be forgotten.
  grep: isForeignApi ? /@udata/ : undefined,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: isForeignApi ? 1 : 2,
  // These limits are for tests that hang. They say nothing about speed, since a busy machine takes
  // several times as long.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: foreignUrl ?? `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    // A trace contains the key of each request.
    // Without the recording of the screen, which takes a third of the time of all tests.
    trace: isForeignApi ? 'off' : { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      // Chromium refuses to run as root inside its sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  // The real server on an empty folder, unless E2E_BASE_URL names one that is running.
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
