/**
 * Generates calls from the server's OpenAPI document with Schemathesis and checks every answer against
 * it: as an administrator, as an ordinary account and without a key, each on a new server.
 * `npm run fuzz -- URL` does the same on a running server, with the keys in ADMIN_API_KEY and
 * USER_API_KEY. It writes, so use a server whose data do not matter.
 *
 * SEED repeats a run. SCHEMATHESIS names an installed program; otherwise pip installs one, once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../server/testing/serverProcess';
import { temporaryFolder } from '../server/testing/temporary';
import { findSchemathesis, meetRequirements } from './requirements';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, 'test-results');
const MAX_SECONDS_PER_ROLE = 35;
/** Deletes the account of the key, so it is fuzzed last. */
const LAST_OPERATION = 'deleteMe';

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

interface Role {
  name: string;
  key: string | undefined;
}

interface Server {
  /** Ends in `/api/1`. */
  url: string;
  stop(): Promise<void>;
}

interface Outcome {
  operations: number;
  cases: number;
  failures: number;
}

const seed = process.env.SEED ?? '20261125';
const [givenUrl] = process.argv.slice(2);
const roles: Role[] = [
  { name: 'administrator', key: process.env.ADMIN_API_KEY ?? 'udata_key-of-the-fuzzer' },
  { name: 'ordinary account', key: process.env.USER_API_KEY ?? 'udata_other-key-of-the-fuzzer' },
  { name: 'no key', key: undefined },
];

meetRequirements(['Schemathesis']);
const program = findSchemathesis();
if (program === undefined) await report({ passed: 0, failed: 0, skipped: roles.length });
else await fuzz(program);

async function fuzz(schemathesis: string): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const role of roles) {
    console.log(`\n## ${role.name}, seed ${seed}`);
    const server = givenUrl ? running(givenUrl) : await start();
    try {
      const outcome = await fuzzAs(schemathesis, role, server.url);
      outcomes.push(outcome);
      console.log(`${role.name}: ${describe(outcome)}`);
    } finally {
      await server.stop();
    }
  }
  const failed = outcomes.filter(({ failures }) => failures > 0).length;
  await report({ passed: outcomes.length - failed, failed });
  console.log(`\nFuzzing, seed ${seed}: ${describe(outcomes.reduce(sum))}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** Fuzzes the deletion of the key's account last, and not at all on a given server, where it may matter. */
async function fuzzAs(schemathesis: string, { key }: Role, url: string): Promise<Outcome> {
  const time = ['--max-time', MAX_SECONDS_PER_ROLE.toString()];
  const others = await run(schemathesis, url, key, [
    `--exclude-operation-id=${LAST_OPERATION}`,
    ...time,
  ]);
  if (givenUrl) return others;
  return sum(
    others,
    await run(schemathesis, url, key, [`--include-operation-id=${LAST_OPERATION}`]),
  );
}

async function run(
  schemathesis: string,
  url: string,
  key: string | undefined,
  more: string[],
): Promise<Outcome> {
  const folder = temporaryFolder('vigie-fuzz-');
  const file = join(folder, 'report.json');
  const args = [
    ...['run', `${url}/swagger.json`, '--seed', seed, '--checks', CHECKS.join()],
    ...['--phases', 'coverage,fuzzing', '--max-examples', '10', '--max-redirects', '0'],
    ...['--generation-with-security-parameters', 'false', '--generation-database', 'none'],
    ...['--request-timeout', '20', '--continue-on-failure', '--no-color', '--warnings', 'off'],
    ...['--report', 'json', '--report-json-path', file],
    ...(key === undefined ? [] : ['-H', `X-API-KEY: ${key}`]),
    ...more,
  ];
  try {
    const child = spawn(schemathesis, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) console.log(output);
    const { operations, test_cases } = JSON.parse(await readFile(file, 'utf8')) as {
      operations: { tested: number };
      test_cases: { generated: number; unique_failures: number };
    };
    return {
      operations: operations.tested,
      cases: test_cases.generated,
      // A run that was aborted is a failure as well.
      failures: test_cases.unique_failures || (code === 0 ? 0 : 1),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function sum(one: Outcome, other: Outcome): Outcome {
  return {
    operations: one.operations + other.operations,
    cases: one.cases + other.cases,
    failures: one.failures + other.failures,
  };
}

function describe({ operations, cases, failures }: Outcome): string {
  return `${operations.toString()} operations, ${cases.toString()} cases, ${failures.toString()} failures`;
}

async function report(count: { passed: number; failed: number; skipped?: number }): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, 'fuzz.json'), JSON.stringify(count));
}

function running(url: string): Server {
  return {
    url: `${url.replace(/\/+$/, '').replace(/\/api\/1$/, '')}/api/1`,
    stop: () => Promise.resolve(),
  };
}

/** Starts a server with few accounts, in a new folder unless DATABASE_URL names a database. */
async function start(): Promise<Server> {
  const dataDir = temporaryFolder('vigie-fuzz-data-');
  const [administrator, ordinary] = roles;
  const { url, stop } = await startServer({
    ...{ DATA_DIR: dataDir, SEED_USERS: '50' },
    ...{ ADMIN_API_KEY: administrator?.key ?? '', USER_API_KEY: ordinary?.key ?? '' },
  });
  return {
    ...running(url),
    async stop() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
