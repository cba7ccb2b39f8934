/**
 * Runs every check of the project and counts them: each test is one, and so are the lint, the type
 * check and the build. The last line says how many passed and failed; the exit code is 1 when one
 * failed. A step that breaks before it can count its tests counts as one failure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';

interface Count {
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  command: string[];
  /** Where the step writes its figures, and how to read them; without it the step is one check. */
  report?: { file: string; count(report: never): Count };
}

const RESULTS = 'test-results';

const steps: Step[] = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
  {
    name: 'unit and server tests',
    command: [
      ...['npx', 'vitest', 'run', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${RESULTS}/unit.json`,
    ],
    report: {
      file: `${RESULTS}/unit.json`,
      count: (report: { numPassedTests: number; numFailedTests: number; success: boolean }) => ({
        passed: report.numPassedTests,
        // A file that does not load has no tests to fail.
        failed: report.numFailedTests || (report.success ? 0 : 1),
      }),
    },
  },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  {
    name: 'browser tests',
    command: ['npx', 'playwright', 'test'],
    report: {
      file: `${RESULTS}/e2e.json`,
      count: ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
      }),
    },
  },
  {
    name: 'calls made up from the API document',
    command: ['npm', 'run', '--silent', 'fuzz'],
    report: { file: `${RESULTS}/fuzz.json`, count: (report: Count) => report },
  },
];

async function perform({ name, command, report }: Step): Promise<Count> {
  console.log(`\n# ${name}`);
  const [program = '', ...args] = command;
  const [code] = (await once(spawn(program, args, { stdio: 'inherit' }), 'exit')) as [
    number | null,
  ];
  const count = report ? await countOf(report) : { passed: 1, failed: 0 };
  if (code === 0) return count;
  return report ? { ...count, failed: Math.max(1, count.failed) } : { passed: 0, failed: 1 };
}

async function countOf({ file, count }: NonNullable<Step['report']>): Promise<Count> {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')) as never);
  } catch {
    return { passed: 0, failed: 1 };
  }
}

await rm(RESULTS, { recursive: true, force: true });
await mkdir(RESULTS, { recursive: true });
const total: Count = { passed: 0, failed: 0 };
const failedSteps: string[] = [];
for (const step of steps) {
  const { passed, failed } = await perform(step);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failedSteps.push(step.name);
}
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
console.log(`\n${total.passed.toString()} passed, ${total.failed.toString()} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
