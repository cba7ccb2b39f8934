/**
 * Checks each claim of the contract on running servers.
 *
 *     ADMIN_API_KEY=… USER_API_KEY=… npm run conformance -- http://127.0.0.1:8080
 *
 * With several addresses, calls alternate between them. `--section=users` checks one domain,
 * `--section=users/list` one section; `--concurrency=1` checks one claim at a time.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { SECTIONS } from './claims';
import { openTarget } from './target';

async function main(): Promise<void> {
  const { values, positionals: urls } = parseArgs({
    allowPositionals: true,
    options: {
      section: { type: 'string', multiple: true, default: [''] },
      concurrency: { type: 'string', default: '8' },
    },
  });
  const { ADMIN_API_KEY: admin, USER_API_KEY: user } = process.env;
  if (urls.length === 0 || !admin || !user) {
    throw new Error('Name a server by its URL, and set ADMIN_API_KEY and USER_API_KEY.');
  }
  const unknown = values.section.find((name) => !SECTIONS.some(([one]) => one.startsWith(name)));
  if (unknown !== undefined) throw new Error(`There is no section ${unknown}.`);
  const keys = { admin, user };
  // Report a wrong address or key once, not for each claim.
  await openTarget(urls, keys);
  const vitest = await startVitest('test', [], {
    config: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/conformance/conformance.test.ts'],
    watch: false,
    reporters: ['minimal'],
    provide: { remote: { urls, keys } },
    testNamePattern: new RegExp(`^(${values.section.join('|')})`),
    maxConcurrency: Number(values.concurrency),
    testTimeout: 60_000,
  });
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests('skipped')) {
      const { note } = test.result() as { note?: string };
      if (note !== undefined) console.log(`Left out: ${test.fullName}: ${note}`);
    }
  }
  await vitest.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
