import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyEmptyDataFolder } from './testing/freshStore';
import { endWithThisProcess, temporaryFolder } from './testing/temporary';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RECORDER = pathToFileURL(join(ROOT, 'server/testing/recordModules.mjs')).href;

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^./][^/]*/;
/** `debug` colours its output with these where they are installed. */
const OPTIONAL = ['node_modules/supports-color', 'node_modules/has-flag'];

// The process is the same with both databases, so these tests run only once.
const isEmbedded = inject('serverUrl') === undefined;
describe.runIf(isEmbedded)('the compiled server', { timeout: 120_000 }, () => {
  /** Within `node_modules`, so that the packages are found from there. */
  let folder: string;
  let isForDevelopment: (name: string) => boolean;

  beforeAll(async () => {
    folder = temporaryFolder('.production-', join(ROOT, 'node_modules'));
    await copyEmptyDataFolder(join(folder, 'data'));
    await build({
      root: ROOT,
      configFile: join(ROOT, 'vite.server.config.ts'),
      logLevel: 'error',
      build: { outDir: join(folder, 'dist-server') },
    });
    const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean } | undefined>;
    };
    isForDevelopment = (name) => lock.packages[name]?.dev === true && !OPTIONAL.includes(name);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Start the server and stop it. Gives the files that it loaded. */
  async function modulesOfStart(environment: Record<string, string>): Promise<string[]> {
    const list = join(folder, 'modules');
    await rm(list, { force: true });
    const child = spawn(process.execPath, ['--import', RECORDER, 'dist-server/main.mjs'], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: '0',
        MODULES_FILE: list,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    endWithThisProcess(child);
    let output = '';
    child.stdout.on('data', (bytes) => (output += String(bytes)));
    const ended = once(child, 'exit');
    await expect.poll(() => output, { timeout: 60_000 }).toContain('Ctrl-C');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    return (await readFile(list, 'utf8')).split('\n').filter((url) => url.startsWith('file:'));
  }

  /** The folders of the packages of these files, as in package-lock.json. */
  const packagesIn = (modules: readonly string[]) => [
    ...new Set(
      modules.flatMap((url) => PACKAGE.exec(fileURLToPath(url).slice(ROOT.length))?.[0] ?? []),
    ),
  ];

  it('loads no TypeScript, no package for development, and faker only to make accounts', async () => {
    const own = { DATA_DIR: join(folder, 'data'), SEED_USERS: '10' };
    const proxy = { UDATA_URL: 'http://127.0.0.1:9' };
    const starts = [
      await modulesOfStart(own),
      await modulesOfStart(own),
      await modulesOfStart(proxy),
    ];
    for (const modules of starts) {
      expect(modules.filter((url) => /\.tsx?$/.test(url))).toEqual([]);
      expect(modules.some((url) => url.endsWith('/dist-server/main.mjs'))).toBe(true);
      const packages = packagesIn(modules);
      expect(packages).toEqual(expect.arrayContaining(['node_modules/fastify']));
      expect(packages.filter(isForDevelopment)).toEqual([]);
    }
    const withFaker = starts.map((modules) =>
      packagesIn(modules).includes('node_modules/@faker-js/faker'),
    );
    expect(withFaker).toEqual([true, false, false]);
  });
});
