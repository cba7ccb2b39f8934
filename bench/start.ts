/**
 * Measures how long the embedded server takes to start, and how fast it answers with many accounts.
 *
 * `npm run bench:start -- [accounts]`. Everything is measured in one run on one machine, so that the
 * ratios are meaningful.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startServer } from '../server/testing/serverProcess';
import { embeddedDatabase } from './api/databases';
import { measure } from './api/measure';

const ACCOUNTS = Number(process.argv[2] ?? 100_000);
const CALLS = 30;
const KEY = 'udata_bench';

const EFFORT = { clients: 1, warmUp: 0, calls: CALLS, seconds: Infinity };

async function measureCalls(url: string): Promise<void> {
  const headers = { 'x-api-key': KEY };
  const get = (path: string) => () => fetch(url + path, { headers });
  const { total } = (await (await get('users/?page_size=1')()).json()) as { total: number };
  const last = Math.ceil(total / 20);
  const { data } = (await (await get('users/?sort=-followers&page_size=1')()).json()) as {
    data: { id: string }[];
  };
  const id = data[0]?.id ?? '';
  const page = (number: number) => `users/?page=${Math.max(1, Math.floor(number)).toString()}`;
  const calls: Record<string, () => Promise<Response>> = {
    'list, first page': get(page(1)),
    'list, middle page': get(page(last / 2)),
    'list, last page': get(page(last)),
    'list by name, last page': get(`${page(last)}&sort=last_name`),
    'search, common word': get('users/?q=example'),
    'search, common name': get('users/?q=martin'),
    'search, rare word': get('users/?q=carpentier+blaise'),
    'search, no result': get('users/?q=introuvable'),
    suggest: get('users/suggest/?q=martin'),
    get: get(`users/${id}/`),
    'followers, most followed': get(`users/${id}/followers/`),
    update: () =>
      fetch(`${url}users/${id}/`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ about: 'Bench' }),
      }),
  };
  const base = await measure(get('users/roles/'), EFFORT);
  print('shortest call (roles)', base.p50, base.p95, 1);
  for (const [name, call] of Object.entries(calls)) {
    const { p50, p95 } = await measure(call, EFFORT);
    print(name, p50, p95, p50 / base.p50);
  }
}

const print = (name: string, p50: number, p95: number, ratio: number) =>
  console.log(
    `${name.padEnd(26)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms   ${ratio.toFixed(1).padStart(6)} x`,
  );

/** The size of the scripts in `index.html` and of all scripts, gzipped, in kilobytes. */
async function bundleSizes(): Promise<{ first: number; all: number } | undefined> {
  const html = await readFile('dist/index.html', 'utf8').catch(() => undefined);
  if (html === undefined) return undefined;
  const names = (await readdir('dist/assets')).filter((name) => name.endsWith('.js'));
  const sizes = { first: 0, all: 0 };
  for (const name of names) {
    const size = gzipSync(await readFile(join('dist/assets', name))).length / 1000;
    sizes.all += size;
    if (html.includes(name)) sizes.first += size;
  }
  return sizes;
}

const database = await embeddedDatabase();
const environment = {
  ...database.environment,
  SEED_USERS: ACCOUNTS.toString(),
  ADMIN_API_KEY: KEY,
};
try {
  const first = await startServer(environment);
  console.log(
    `${ACCOUNTS.toLocaleString('en')} accounts: first start with the seed ${(first.startMs / 1000).toFixed(1)} s`,
  );
  await measureCalls(first.url);
  await first.stop();
  const again = await startServer(environment);
  await again.stop();
  console.log(
    `next start ${(again.startMs / 1000).toFixed(1)} s, disk ${(await database.diskMb()).toFixed(0)} MB`,
  );
  const bundle = await bundleSizes();
  if (bundle) {
    console.log(
      `console: ${bundle.first.toFixed(0)} kB of script at first, ${bundle.all.toFixed(0)} kB in all, gzipped`,
    );
  }
} finally {
  await database.remove();
}
