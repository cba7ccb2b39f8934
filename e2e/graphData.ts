import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The folder of a real graph, if this machine has one. It lists mutual follows (`from`, `to`). */
const REAL_GRAPH = process.env.GRAPH_DATA ?? join(ROOT, '../shared/data/twitch-fr');
/** The number of accounts of the generated graph, which is used when there is no real one. */
const GENERATED_SIZE = 2_000;

/** Files for `npm run import`: a large graph with a ring planted in it. */
export interface GraphFiles {
  readonly users: string;
  readonly follows: string;
  /** The last name of all accounts of the ring. */
  readonly ring: string;
  readonly ringSize: number;
}

const RING_SIZE = 12;
const RING_NAME = 'Cercle';
/** How many ordinary accounts each member of the ring follows. */
const OTHER_FOLLOWS = 2;
const MINUTE_MS = 60_000;

/** Writes the files. The accounts of the ring signed up within one hour and link to one domain. */
export async function writeGraphFiles(folder: string): Promise<GraphFiles> {
  await mkdir(folder, { recursive: true });
  const pairs = existsSync(join(REAL_GRAPH, 'edges.csv')) ? await realPairs() : generatedPairs();
  const size = pairs.reduce((maximum, pair) => Math.max(maximum, ...pair), 0) + 1;
  const files = {
    users: join(folder, 'users.csv'),
    follows: join(folder, 'follows.csv'),
    ring: RING_NAME,
    ringSize: RING_SIZE,
  };
  await writeFile(
    files.users,
    ['id,first_name,last_name,since,website,active', ...userLines(size)].join('\n'),
  );
  await writeFile(files.follows, ['follower,following', ...followLines(pairs, size)].join('\n'));
  return files;
}

async function realPairs(): Promise<[number, number][]> {
  const [, ...lines] = (await readFile(join(REAL_GRAPH, 'edges.csv'), 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const [from = 0, to = 0] = line.split(',').map(Number);
    return [from, to];
  });
}

/** Links each account to four earlier ones, preferring those that have many links. */
function generatedPairs(): [number, number][] {
  const pairs: [number, number][] = [];
  const ends = [0];
  let state = 1;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let account = 1; account < GENERATED_SIZE; account += 1) {
    for (let link = 0; link < Math.min(4, account); link += 1) {
      const other = ends[random(ends.length)] ?? 0;
      if (other === account) continue;
      pairs.push([account, other]);
      ends.push(account, other);
    }
  }
  return pairs;
}

function* userLines(size: number): Generator<string> {
  for (let account = 0; account < size; account += 1) {
    const since = new Date(Date.UTC(2019, 0, 1) + account * 347 * MINUTE_MS * 7).toISOString();
    yield `u${account},Compte,Ordinaire${account},${since},,true`;
  }
  for (let member = 0; member < RING_SIZE; member += 1) {
    const since = new Date(Date.UTC(2024, 2, 3, 10) + member * 3 * MINUTE_MS).toISOString();
    yield `ring${member},Membre${member},${RING_NAME},${since},https://boutique-cercle.example.com/${member},true`;
  }
}

function* followLines(pairs: readonly [number, number][], size: number): Generator<string> {
  for (const [from, to] of pairs) {
    yield `u${from},u${to}`;
    yield `u${to},u${from}`;
  }
  for (let one = 0; one < RING_SIZE; one += 1) {
    for (let other = 0; other < RING_SIZE; other += 1) {
      if (one !== other && (one + 2 * other) % 7 !== 0) yield `ring${one},ring${other}`;
    }
    for (let follow = 0; follow < OTHER_FOLLOWS; follow += 1) {
      const account = `u${(one * 97 + follow * 31) % size}`;
      yield `ring${one},${account}`;
      yield `${account},ring${one}`;
    }
  }
}
