import react from '@vitejs/plugin-react';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { findPostgres } from './server/testing/postgres.ts';

const hasPostgres = Boolean(process.env.TEST_DATABASE_URL) || findPostgres() !== undefined;

const SERVER_TESTS = ['server/**/*.test.ts'];
/**
 * Tests of what the two databases do differently, which run on both, and of the server's process.
 * All others run on one database, PostgreSQL where there is one, since it is several times faster.
 * The conformance tests prove that both databases answer alike.
 */
const DATABASE_TESTS = ['server/{backup,db,followers,images,import,search,seed}/**/*.test.ts'];
const PROCESS_TESTS = ['server/{main,production}.test.ts'];

/** Components. */
const components: TestProjectConfiguration = {
  extends: true,
  plugins: [react()],
  test: {
    name: 'components',
    include: ['src/**/*.test.tsx'],
    environment: 'jsdom',
    setupFiles: ['src/testSetup.ts'],
  },
};

/** Everything else in the console. The few files that need a document name jsdom themselves. */
const logic: TestProjectConfiguration = {
  extends: true,
  test: { name: 'logic', include: ['src/**/*.test.ts'] },
};

const embedded: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'server-embedded',
    include: hasPostgres ? [...DATABASE_TESTS, ...PROCESS_TESTS] : SERVER_TESTS,
    globalSetup: 'server/testing/embeddedSetup.ts',
    hookTimeout: 30_000,
  },
};

const postgres: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'server-postgres',
    include: SERVER_TESTS,
    exclude: PROCESS_TESTS,
    globalSetup: 'server/testing/postgresSetup.ts',
    hookTimeout: 30_000,
  },
};

/** For one server with the embedded database, on a real port. */
const conformanceEmbedded: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'conformance-embedded',
    include: ['tests/conformance/*.test.ts'],
    hookTimeout: 120_000,
  },
};

/** For two servers with one PostgreSQL database. Calls alternate between them. */
const conformancePostgres: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'conformance-postgres',
    include: ['tests/conformance/conformance.test.ts'],
    globalSetup: 'server/testing/postgresSetup.ts',
    hookTimeout: 120_000,
  },
};

const e2e: TestProjectConfiguration = {
  extends: true,
  test: { name: 'e2e', include: ['e2e/**/*.test.ts'] },
};

const buildSteps: TestProjectConfiguration = {
  extends: true,
  test: { name: 'build', include: ['build/**/*.test.ts'] },
};

const rules: TestProjectConfiguration = {
  extends: true,
  test: { name: 'rules', include: ['tests/*.test.ts'] },
};

if (!hasPostgres) {
  process.stderr.write(
    'server-postgres and conformance-postgres: skipped, no PostgreSQL found (install it, or name a server in TEST_DATABASE_URL)\n',
  );
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    // These limits are for tests that hang. They say nothing about speed, since a busy machine takes
    // several times as long.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      components,
      logic,
      e2e,
      buildSteps,
      rules,
      embedded,
      conformanceEmbedded,
      ...(hasPostgres ? [postgres, conformancePostgres] : []),
    ],
  },
});
