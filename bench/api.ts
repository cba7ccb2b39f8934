/**
 * Measures how the users API scales: the same calls at 10,000, 100,000 and 1,000,000 accounts, on the
 * embedded database and on PostgreSQL, by 1, 8 and 32 clients.
 *
 * `npm run bench:api [-- --users N] [-- --database embedded|postgresql]`. Everything is measured in one
 * run on one machine, so that the ratios are meaningful. The last line is one JSON object with the
 * medians at one client.
 */
import { parseArgs } from 'node:util';
import { type ServerProcess, startServer } from '../server/testing/serverProcess';
import { USER_SORT_KEYS } from '../src/api/contract';
import { type BenchDatabase, onEachDatabase } from './api/databases';
import { load, type Loaded, RARE_WORD } from './api/load';
import { type Figures, measure } from './api/measure';

const SIZES = [10_000, 100_000, 1_000_000];
const CLIENTS = [1, 8, 32];
/** Part of the e-mail address of one account in six. */
const COMMON_WORD = 'courriel';
const PAGE_SIZE = 20;
const WARM_UP_ROUNDS = 40;
const KEY = 'udata_bench';

const { values: options } = parseArgs({
  options: { users: { type: 'string' }, database: { type: 'string' } },
});
const maxUsers = Number(options.users ?? Infinity);
const sizes = SIZES.filter((size) => size <= maxUsers);
if (sizes.length === 0) sizes.push(maxUsers);

type Call = () => Promise<Response>;

/** The results for one size and database: medians at one client, in milliseconds. */
interface Row {
  users: number;
  database: string;
  [figure: string]: number | string;
}

const rows: Row[] = [];
for (const users of sizes) {
  rows.push(...(await onEachDatabase(options.database, (database) => benchOf(database, users))));
}
printGrowth();
console.log(JSON.stringify({ sizes: rows }));

async function benchOf(database: BenchDatabase, users: number): Promise<Row> {
  console.log(`\n# ${users.toLocaleString('en')} accounts, ${database.name}`);
  const loaded = await load(database.location, users);
  console.log(
    `load ${loaded.seconds.toFixed(1)} s, star with ${loaded.followers.toString()} followers`,
  );
  const server = await startServer({ ...database.environment, ADMIN_API_KEY: KEY });
  try {
    const medians = await measureAll(server, loaded);
    const [rssMb, diskMb] = [await server.rssMb(), await database.diskMb()];
    console.log(
      `start ${server.startMs.toFixed(0)} ms, memory of the server ${rssMb.toFixed(0)} MB, disk ${diskMb.toFixed(0)} MB`,
    );
    return {
      users,
      database: database.name,
      ...medians,
      load_s: rounded(loaded.seconds),
      rss_mb: Math.round(rssMb),
      disk_mb: Math.round(diskMb),
    };
  } finally {
    await server.stop();
  }
}

async function measureAll({ url }: ServerProcess, loaded: Loaded): Promise<Record<string, number>> {
  const headers = { 'x-api-key': KEY };
  const get =
    (path: string): Call =>
    () =>
      fetch(url + path, { headers });
  const { total } = (await (await get('users/?page_size=1')()).json()) as { total: number };
  const last = Math.ceil(total / PAGE_SIZE);
  const middle = Math.max(1, Math.floor(last / 2));
  const list = (page: number, sort?: string) =>
    get(`users/?page=${page.toString()}${sort === undefined ? '' : `&sort=${sort}`}`);
  let edits = 0;
  const update: Call = () => {
    edits += 1;
    return fetch(`${url}users/${loaded.starId}/`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ about: `Édition ${edits.toString()}` }),
    });
  };
  const calls: Record<string, Call> = {
    list_first_ms: list(1),
    list_middle_ms: list(middle),
    list_last_ms: list(last),
    search_rare_ms: get(`users/?q=${RARE_WORD}`),
    search_common_ms: get(`users/?q=${COMMON_WORD}`),
    suggest_ms: get('users/suggest/?q=martin'),
    get_ms: get(`users/${loaded.starId}/`),
    update_ms: update,
    followers_ms: get(`users/${loaded.starId}/followers/`),
  };
  const medians: Record<string, number> = {};
  // Node compiles code that runs often. Without a warm-up, the call that is measured first would be slower.
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    for (const call of Object.values(calls)) await (await call()).arrayBuffer();
  }
  for (const [name, call] of Object.entries(calls)) {
    const figures: Figures[] = [];
    for (const clients of CLIENTS) {
      figures.push(
        await measure(call, { clients, warmUp: 5, calls: 150 + 10 * clients, seconds: 3 }),
      );
    }
    medians[name] = rounded(figures[0]?.p50 ?? NaN);
    print(name.replace(/_ms$/, '').replace('_', ', '), figures);
  }
  const also: Record<string, Call> = {
    'suggest, a rare text': get(`users/suggest/?q=${RARE_WORD}`),
    'suggest, two letters': get('users/suggest/?q=zq'),
    'search, every account': get('users/?q=example'),
    'followers, last page': get(
      `users/${loaded.starId}/followers/?page=${Math.ceil(loaded.followers / PAGE_SIZE).toString()}`,
    ),
  };
  await measureDuringSearch(get(`users/${loaded.starId}/`), get('users/?q=example'), url);
  for (const sort of USER_SORT_KEYS) {
    also[`sort=${sort}, first`] = list(1, sort);
    also[`sort=${sort}, middle`] = list(middle, sort);
    also[`sort=-${sort}, middle`] = list(middle, `-${sort}`);
    also[`sort=${sort}, last`] = list(last, sort);
  }
  for (const [name, call] of Object.entries(also)) {
    print(name, [await measure(call, { clients: 1, warmUp: 2, calls: 40, seconds: 4 })]);
  }
  return medians;
}

/** Measures other calls while one client repeats the longest search. */
async function measureDuringSearch(get: Call, search: Call, url: string): Promise<void> {
  let isOver = false;
  const searching = (async () => {
    while (!isOver) await (await search()).arrayBuffer();
  })();
  const effort = { clients: 1, warmUp: 1, calls: 60, seconds: 8 };
  const withDatabase = await measure(get, effort);
  // Answered without the database, so it shows whether the event loop is free.
  const without = await measure(() => fetch(new URL('/healthz', url)), effort);
  isOver = true;
  await searching;
  print('get, during that search', [withDatabase]);
  print('healthz, during it', [without]);
}

function print(name: string, figures: Figures[]): void {
  const columns = figures.map(
    ({ p50, p95, perSecond }, place) =>
      `${(CLIENTS[place] ?? 1).toString().padStart(2)} cl ${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)} ms ${perSecond.toFixed(0).padStart(5)}/s`,
  );
  console.log(`${name.padEnd(26)} ${columns.join('  | ')}`);
}

/** Prints how much longer each call takes at each size than at the previous one. */
function printGrowth(): void {
  for (const database of new Set(rows.map((row) => row.database))) {
    const ofThis = rows.filter((row) => row.database === database);
    for (const [place, row] of ofThis.entries()) {
      const before = ofThis[place - 1];
      if (!before) continue;
      const ratios = Object.keys(row)
        .filter((key) => key.endsWith('_ms'))
        .map((key) => `${key.slice(0, -3)} ${(Number(row[key]) / Number(before[key])).toFixed(2)}`);
      const log = Math.log(row.users) / Math.log(before.users);
      console.log(
        `\ngrowth on ${database}, ${before.users.toLocaleString('en')} to ${row.users.toLocaleString('en')} (log n: ${log.toFixed(2)}): ${ratios.join(', ')}`,
      );
    }
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
