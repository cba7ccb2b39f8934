/**
 * Measures how long a costly call holds up other callers: one caller sends costly calls in turn, while
 * another asks for `/me/` every 50 ms. 100,000 accounts, on the embedded database and on PostgreSQL.
 *
 * `npm run check:load [-- --users N] [-- --database embedded|postgresql] [-- --call TEXT]`, with only the
 * calls whose names contain TEXT. Prints the longest wait for `/me/` during each call, and for how long the
 * event loop of the server stood still. The last line is one JSON object. The exit code is 1 if a wait exceeds the
 * goal.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type BenchDatabase, onEachDatabase } from '../../bench/api/databases';
import { load } from '../../bench/api/load';
import { startServer } from '../../server/testing/serverProcess';
import { prepare, type Send } from './calls';

const { values: options } = parseArgs({
  options: {
    users: { type: 'string', default: '100000' },
    database: { type: 'string' },
    call: { type: 'string', default: '' },
  },
});
const users = Number(options.users);
const KEY = 'udata_load';
/** The longest wait that is accepted, in milliseconds. The embedded database has one session. */
const GOALS_MS = { embedded: 500, postgresql: 200 };

const MIN_MS = 1_000;

/** The longest wait for `/me/` during a call. */
interface Wait {
  /** Of the database. */
  name: BenchDatabase['name'];
  call: string;
  worst_ms: number;
  /** The longest time for which the event loop of the server stood still. */
  event_loop_ms: number;
}

const waits = (await onEachDatabase(options.database, check)).flat();
process.exitCode = waits.every(({ name, worst_ms }) => worst_ms <= GOALS_MS[name]) ? 0 : 1;
console.log(JSON.stringify({ database: waits }));

async function check(database: BenchDatabase): Promise<Wait[]> {
  console.log(`\n# ${users.toLocaleString('en')} accounts, ${database.name}`);
  const { starId } = await load(database.location, users);
  const server = await startServer({
    ...database.environment,
    ADMIN_API_KEY: KEY,
    LOG_LEVEL: 'silent',
    METRICS_PORT: '0',
  });
  const asker = fork(fileURLToPath(new URL('asker.ts', import.meta.url)), [server.url, KEY], {
    execArgv: ['--import', 'tsx'],
  });
  const worstSince = async () => {
    asker.send('worst');
    const [worstMs] = (await once(asker, 'message')) as [number];
    return worstMs;
  };
  try {
    const send = senderTo(server.url);
    const calls = (await prepare(send, { users, starId })).filter(({ name }) =>
      name.includes(options.call),
    );
    await worstSince();
    await eventLoopSince(server.metricsUrl);
    const found: Wait[] = [];
    for (const { name, run } of [{ name: 'none', run: idle }, ...calls]) {
      const startedAt = performance.now();
      let count = 0;
      // Short calls are repeated, so that some of the other caller's arrive at the same time.
      do {
        await run(send);
        count += 1;
      } while (performance.now() - startedAt < MIN_MS);
      const seconds = (performance.now() - startedAt) / 1000 / count;
      const worst_ms = Math.round(await worstSince());
      const event_loop_ms = await eventLoopSince(server.metricsUrl);
      found.push({ name: database.name, call: name, worst_ms, event_loop_ms });
      const isOver = worst_ms > GOALS_MS[database.name];
      console.log(
        `${worst_ms.toString().padStart(6)} ms${isOver ? ' !' : '  '} ${name} (${seconds.toFixed(2)} s, event loop ${event_loop_ms.toString()} ms)`,
      );
    }
    console.log(`memory of the server ${(await server.rssMb()).toFixed(0)} MB`);
    return found;
  } finally {
    asker.kill();
    await server.stop();
  }
}

/** For how long the event loop of a server stood still at most, since the last call, in milliseconds. */
async function eventLoopSince(metricsUrl = ''): Promise<number> {
  const metrics = await (await fetch(metricsUrl)).text();
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics)?.[1];
  return Math.round(Number(seconds) * 1000);
}

/** Nothing costly, for comparison. */
function idle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_000));
}

function senderTo(url: string): Send {
  return (method, path, body) => {
    const isForm = body instanceof FormData;
    const isRaw = body === undefined || typeof body === 'string' || isForm;
    return fetch(new URL(path, url), {
      method,
      body: isRaw ? body : JSON.stringify(body),
      headers: {
        'x-api-key': KEY,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
    });
  };
}
