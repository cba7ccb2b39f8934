/**
 * Runs all checks of the project and counts them. Each test is one check, and so are the lint, the
 * type check and the build. The last line says how many passed and failed. If a requirement of some
 * tests is not met, it also says how many were skipped. The exit code is 1 when a check failed. A
 * step that breaks before it can count its tests counts as one failure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { meetRequirements, type Requirement } from './requirements';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** The file to which a command writes its results, and a function that counts them. */
interface Report {
  file: string;
  count(report: never): Partial<Count>;
}

interface Step {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Without a report, the step counts as one check. */
  report?: Report;
  /** Needed by all tests of the step. */
  requirement?: Requirement;
  /** Runs in place of the step when the requirement is not met, to count the skipped tests. */
  listing?: Pick<Step, 'command' | 'env' | 'report'>;
}

const RESULTS = 'test-results';

const vitest = (projects: string, file: string, maxWorkers: number) => ({
  command: [
    ...['npx', 'vitest', 'run', `--project=${projects}`, `--maxWorkers=${maxWorkers}`],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ],
  report: {
    file,
    count: (report: { numPassedTests: number; numFailedTests: number; success: boolean }) => ({
      passed: report.numPassedTests,
      // If a file does not load, the run fails without a failed test.
      failed: report.numFailedTests || (report.success ? 0 : 1),
    }),
  },
});

const lint: Step = { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] };
const types: Step = { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] };
const build: Step = { name: 'build', command: ['npm', 'run', '--silent', 'build'] };
const unitTests: Step = {
  name: 'unit and server tests',
  ...vitest('!*-postgres', `${RESULTS}/unit.json`, 2),
};
const postgresTests: Step = {
  name: 'server tests on PostgreSQL',
  ...vitest('*-postgres', `${RESULTS}/postgres.json`, 1),
  requirement: 'PostgreSQL',
  listing: {
    command: [
      ...['npx', 'vitest', 'list', '--project=*-postgres'],
      `--json=${RESULTS}/postgres.json`,
    ],
    // Vitest only has these projects if a server is named. Listing the tests connects to none.
    env: { TEST_DATABASE_URL: 'postgresql://127.0.0.1' },
    report: {
      file: `${RESULTS}/postgres.json`,
      count: (tests: unknown[]) => ({ skipped: tests.length }),
    },
  },
};
const browserTests: Step = {
  name: 'browser tests',
  command: ['npx', 'playwright', 'test'],
  report: {
    file: `${RESULTS}/e2e.json`,
    count: ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
    }),
  },
  requirement: 'browser',
  listing: {
    command: ['npx', 'playwright', 'test', '--list'],
    report: {
      file: `${RESULTS}/e2e.json`,
      count: ({ stats }: { stats: { skipped: number } }) => ({ skipped: stats.skipped }),
    },
  },
};
const fuzz: Step = {
  name: 'calls generated from the API document',
  command: ['npm', 'run', '--silent', 'fuzz'],
  report: { file: `${RESULTS}/fuzz.json`, count: (count: Partial<Count>) => count },
  requirement: 'Schemathesis',
};

/** Runs the steps one after the other, all of them even if one fails. */
async function runInOrder(steps: Step[], isShown: boolean): Promise<Count[]> {
  const counts: Count[] = [];
  for (const step of steps) counts.push(await runStep(step, isShown));
  return counts;
}

/** @param isShown print the output of the step at once, and not only when the step ends */
async function runStep(step: Step, isShown: boolean): Promise<Count> {
  const { name, requirement, listing } = step;
  const isSkipped = requirement !== undefined && unmet.has(requirement);
  const { command, env, report } = (isSkipped && listing) || step;
  const [program = '', ...args] = command;
  const heading = `\n# ${name}${isSkipped ? `, skipped: no ${requirement}` : ''}\n`;
  if (isShown) console.log(heading);
  const started = Date.now();
  const child = spawn(program, args, {
    stdio: ['inherit', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    env: { ...process.env, ...env },
  });
  const [[code], output, errors] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  if (!isShown) console.log(`${heading}${output}${errors}`);
  console.log(`# ${name}: ${Math.round((Date.now() - started) / 1000)} s`);

  const count = { passed: 0, failed: 0, skipped: 0, ...(await countOf(report, code)) };
  if (code !== 0) count.failed ||= 1;
  if (count.failed > 0) failedSteps.push(name);
  if (count.skipped > 0) reasons.push(`no ${String(requirement)}`);
  return count;
}

async function countOf(report: Report | undefined, code: number | null): Promise<Partial<Count>> {
  if (!report) return code === 0 ? { passed: 1 } : { failed: 1 };
  try {
    return report.count(JSON.parse(await readFile(report.file, 'utf8')) as never);
  } catch {
    return { failed: 1 };
  }
}

await rm(RESULTS, { recursive: true, force: true });
await mkdir(RESULTS, { recursive: true });
const unmet = meetRequirements();
const failedSteps: string[] = [];
const reasons: string[] = [];

// Steps that use one core run beside those with two workers.
const counts = (
  await Promise.all([
    runInOrder([unitTests], true),
    runInOrder([lint, types, build, postgresTests], false),
  ])
).flat();
counts.push(
  ...(await Promise.all([runInOrder([browserTests], true), runInOrder([fuzz], false)])).flat(),
);

const total = (key: keyof Count) => counts.reduce((sum, count) => sum + count[key], 0);
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
const skipped = total('skipped') ? `, ${total('skipped')} skipped (${reasons.join('; ')})` : '';
console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`);
process.exitCode = total('failed') > 0 ? 1 : 0;
