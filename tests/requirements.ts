/**
 * The requirements of the tests besides Node: a browser, PostgreSQL, and Schemathesis, which runs on
 * Python. A function for each finds it, and `meetRequirements` installs those that are missing, if it
 * has the permission.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findPostgres } from '../server/testing/postgres';

export type Requirement = 'browser' | 'PostgreSQL' | 'Schemathesis';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const SCHEMATHESIS_VERSION = '4.32.5';
const SCHEMATHESIS_FOLDER = join(
  fileURLToPath(new URL('..', import.meta.url)),
  'node_modules/.cache',
  `schemathesis-${SCHEMATHESIS_VERSION}`,
);

interface Source {
  isFound(): boolean;
  /** Debian's packages of the requirement, or of the program that installs it. */
  packages: string[];
  /** Tells people how to install it themselves. */
  advice: string;
}

const SOURCES: Record<Requirement, Source> = {
  browser: {
    isFound: () => findChromium() !== undefined,
    packages: ['chromium'],
    advice:
      'install Debian’s chromium, run `npx playwright install chromium`, or name a Chromium in PLAYWRIGHT_CHROMIUM',
  },
  PostgreSQL: {
    isFound: () => Boolean(process.env.TEST_DATABASE_URL) || findPostgres() !== undefined,
    packages: ['postgresql'],
    advice: 'install Debian’s postgresql, or name a server in TEST_DATABASE_URL',
  },
  Schemathesis: {
    isFound: () => findSchemathesis() !== undefined,
    packages: ['python3', 'python3-venv'],
    advice:
      'install Debian’s python3 and python3-venv and let pip reach PyPI, or name the program in SCHEMATHESIS',
  },
};

/**
 * Installs the missing requirements, and prints one line for each that is still not met. Debian's
 * packages are installed only if this account has the permission.
 *
 * @returns the requirements that are not met
 */
export function meetRequirements(
  wanted = Object.keys(SOURCES) as Requirement[],
): ReadonlySet<Requirement> {
  const isMissing = (name: Requirement) => !SOURCES[name].isFound();
  const packages = wanted
    .filter(isMissing)
    .filter((name) => name !== 'Schemathesis' || !hasVenv())
    .flatMap((name) => SOURCES[name].packages);
  if (packages.length > 0) installPackages(packages);
  if (wanted.includes('Schemathesis') && isMissing('Schemathesis')) installSchemathesis();

  const missing = wanted.filter(isMissing);
  for (const name of missing) {
    console.log(`No ${name} found: its tests are skipped. To run them, ${SOURCES[name].advice}.`);
  }
  return new Set(missing);
}

/** The Chromium for tests and benchmarks: PLAYWRIGHT_CHROMIUM, the system's or Playwright's. */
export function findChromium(): string | undefined {
  if (process.env.PLAYWRIGHT_CHROMIUM) return process.env.PLAYWRIGHT_CHROMIUM;
  return [SYSTEM_CHROMIUM, chromium.executablePath()].find((program) => existsSync(program));
}

/** The Schemathesis named in SCHEMATHESIS, or the one that `meetRequirements` installed. */
export function findSchemathesis(): string | undefined {
  if (process.env.SCHEMATHESIS) return process.env.SCHEMATHESIS;
  const installed = join(SCHEMATHESIS_FOLDER, 'bin/st');
  return existsSync(installed) ? installed : undefined;
}

const hasVenv = (): boolean => succeeds('python3', ['-c', 'import ensurepip, venv']);

function installSchemathesis(): void {
  if (!hasVenv()) return;
  console.log('Installing Schemathesis with pip, once.');
  const pip = ['-m', 'pip', 'install', '--quiet', `schemathesis==${SCHEMATHESIS_VERSION}`];
  if (run('python3', ['-m', 'venv', SCHEMATHESIS_FOLDER])) {
    run(join(SCHEMATHESIS_FOLDER, 'bin/python'), pip);
  }
}

function installPackages(packages: string[]): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !succeeds('sudo', ['-n', 'true'])) return;
  console.log(`Installing Debian’s ${packages.join(', ')}.`);
  const aptGet = (...args: string[]) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--quiet', ...args];
    const [program = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    return run(program, rest);
  };
  aptGet('update');
  aptGet('install', '--yes', '--no-install-recommends', ...packages);
}

const succeeds = (program: string, args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

const run = (program: string, args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'inherit' }).status === 0;
