import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { findPostgres } from './server/testing/postgres.ts';

const SERVER_TESTS = ['server/**/*.test.ts'];

const console_: TestProjectConfiguration = {
  plugins: [react()],
  test: {
    name: 'console',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    // A limit for tests that hang, not a claim of speed: a busy machine takes several times as long.
    testTimeout: 30_000,
    setupFiles: existsSync('src/testSetup.ts') ? ['src/testSetup.ts'] : [],
  },
};

const embedded: TestProjectConfiguration = {
  test: {
    name: 'server-embedded',
    include: SERVER_TESTS,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
};

const postgres: TestProjectConfiguration = {
  test: {
    name: 'server-postgres',
    include: SERVER_TESTS,
    globalSetup: 'server/testing/postgresSetup.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
};

/** One server on the embedded database, on a real port. */
const conformanceEmbedded: TestProjectConfiguration = {
  test: {
    name: 'conformance-embedded',
    include: ['tests/conformance/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
};

/** Two servers on one PostgreSQL database; calls alternate between them. */
const conformancePostgres: TestProjectConfiguration = {
  test: {
    name: 'conformance-postgres',
    include: ['tests/conformance/conformance.test.ts'],
    globalSetup: 'server/testing/postgresSetup.ts',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
};

const e2e: TestProjectConfiguration = {
  test: { name: 'e2e', include: ['e2e/**/*.test.ts'] },
};

const buildSteps: TestProjectConfiguration = {
  test: { name: 'build', include: ['build/**/*.test.ts'] },
};

const rules: TestProjectConfiguration = {
  test: { name: 'rules', include: ['tests/*.test.ts'] },
};

const hasPostgres = Boolean(process.env.TEST_DATABASE_URL) || findPostgres() !== undefined;
if (!hasPostgres) {
  process.stderr.write(
    'server-postgres and conformance-postgres: skipped, no PostgreSQL found (install it, or name a server in TEST_DATABASE_URL)\n',
  );
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      console_,
      e2e,
      buildSteps,
      rules,
      embedded,
      conformanceEmbedded,
      ...(hasPostgres ? [postgres, conformancePostgres] : []),
    ],
  },
});
