/**
 * How long the embedded server takes to start, and how fast it answers with many accounts.
 *
 * `npm run bench -- [accounts]`: one run, one machine, so that the ratios mean something.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ACCOUNTS = Number(process.argv[2] ?? 100_000);
const CALLS = 30;
const KEY = 'udata_bench';

interface Started {
  url: string;
  ms: number;
  stop(): Promise<void>;
}

async function start(dataDir: string): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      PORT: '0',
      SEED_USERS: ACCOUNTS.toString(),
      ADMIN_API_KEY: KEY,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const bytes of child.stdout) {
    output += String(bytes);
    if (output.includes('Ctrl-C')) break;
  }
  return {
    url: /Users API:\s+(\S+)/.exec(output)?.[1] ?? '',
    ms: performance.now() - began,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** Median and 95th percentile of some calls, in milliseconds. */
async function measure(call: () => Promise<Response>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let count = 0; count < CALLS; count++) {
    const began = performance.now();
    const response = await call();
    await response.text();
    if (!response.ok) throw new Error(`${response.url}: ${response.status.toString()}`);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(CALLS - 1, Math.floor(CALLS * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

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
  const base = await measure(get('users/roles/'));
  print('shortest call (roles)', base.p50, base.p95, 1);
  for (const [name, call] of Object.entries(calls)) {
    const { p50, p95 } = await measure(call);
    print(name, p50, p95, p50 / base.p50);
  }
}

const print = (name: string, p50: number, p95: number, ratio: number) =>
  console.log(
    `${name.padEnd(26)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms   ${ratio.toFixed(1).padStart(6)} x`,
  );

/** Bytes below a folder. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Gzipped kilobytes of the scripts that `index.html` names, and of all scripts. */
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

const dataDir = await mkdtemp(join(tmpdir(), 'vigie-bench-'));
try {
  const first = await start(dataDir);
  console.log(
    `${ACCOUNTS.toLocaleString('en')} accounts: first start with the seed ${(first.ms / 1000).toFixed(1)} s`,
  );
  await measureCalls(first.url);
  await first.stop();
  const again = await start(dataDir);
  await again.stop();
  console.log(
    `next start ${(again.ms / 1000).toFixed(1)} s, disk ${((await sizeOf(dataDir)) / 1e6).toFixed(0)} MB`,
  );
  const bundle = await bundleSizes();
  if (bundle) {
    console.log(
      `console: ${bundle.first.toFixed(0)} kB of script at first, ${bundle.all.toFixed(0)} kB in all, gzipped`,
    );
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
