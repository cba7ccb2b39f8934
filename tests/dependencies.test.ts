import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['src', 'server', 'e2e', 'tests', 'bench', 'build'];
const IMPORT =
  /(?:^import\b[^'"=]*|^(?:export\b[^'"=]*|}) from |\bimport\()'((?:@[\w.-]+\/)?[\w-][\w.:-]*)(?:\/[\w./-]*)?'/gm;

/** Packages that are needed without being imported. */
const NOT_IMPORTED: Record<string, string> = {
  '@emotion/react': 'MUI imports it and declares it as optional',
  '@emotion/styled': 'MUI imports it and declares it as optional',
  concurrently: 'npm run dev',
  jsdom: 'environment of Vitest',
  prettier: 'npm run lint',
  tsx: 'runs the scripts in TypeScript',
};

const readText = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name),
  );

const isSource = (name: string) => /\.(ts|tsx|mjs|js)$/.test(name);
const sources = [...FOLDERS.flatMap(filesIn), ...readdirSync(ROOT)].filter(isSource);
const imported = new Set(
  sources.flatMap((file) => [...readText(file).matchAll(IMPORT)].map(([, name]) => name)),
);
const { dependencies, devDependencies } = JSON.parse(readText('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const declared = Object.keys({ ...dependencies, ...devDependencies });

describe('the dependencies', () => {
  it('are all imported, or needed in another way', () => {
    const isNeeded = (name: string) =>
      imported.has(name) || name.startsWith('@types/') || name in NOT_IMPORTED;
    expect(declared.filter((name) => !isNeeded(name))).toEqual([]);
    expect(Object.keys(NOT_IMPORTED).filter((name) => !declared.includes(name))).toEqual([]);
  });

  it('include all packages that are imported', () => {
    const isDeclared = (name = '') => declared.includes(name) || name.startsWith('node:');
    expect([...imported].filter((name) => !isDeclared(name))).toEqual([]);
  });
});
