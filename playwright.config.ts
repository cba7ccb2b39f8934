import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { ADMIN_KEY, USER_KEY } from './e2e/keys.ts';

const PORT = 8097;
const foreignUrl = process.env.E2E_BASE_URL;
const systemChromium = '/usr/bin/chromium';

const executablePath =
  process.env.PLAYWRIGHT_CHROMIUM ?? (existsSync(systemChromium) ? systemChromium : undefined);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: foreignUrl ?? `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // Chromium refuses to run as root inside its sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  // The real server over an empty folder; with E2E_BASE_URL, an instance that already runs.
  webServer: foreignUrl
    ? undefined
    : {
        command: 'rm -rf test-results/data && npm run --silent serve',
        url: `http://127.0.0.1:${PORT}/api/1/users/roles/`,
        timeout: 120_000,
        stdout: 'ignore',
        env: {
          PORT: String(PORT),
          DATA_DIR: 'test-results/data',
          SEED_USERS: '400',
          ADMIN_API_KEY: ADMIN_KEY,
          USER_API_KEY: USER_KEY,
        },
      },
});
