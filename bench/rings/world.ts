import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { linkHosts } from '../../src/accounts/linkHosts';
import type { AccountDetails, GraphAccount } from '../../src/graphs/graph/account';
import { buildFollowGraph, type FollowGraph, READ } from '../../src/graphs/graph/followGraph';
import { seededRandom } from '../../src/graphs/measures/random';
import { DAY_MS, HOUR_MS } from '../../src/ui/durations';
import { ordinaryAccount } from './ordinary';

/** The accounts and follows of a graph, before rings are planted. */
export interface World {
  readonly accounts: readonly GraphAccount[];
  /** Follower and followed of each follow, as indexes into `accounts`. */
  readonly follows: readonly (readonly [number, number])[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface WorldFiles {
  users: string;
  follows: string;
  /** Whether each row of `follows` is a mutual follow. */
  isMutual: boolean;
}

type Row = Partial<Record<string, string>>;

/** The date from which `days` since sign-up are counted. */
const READ_ON = Date.UTC(2024, 2, 1);

const idOf = ({ new_id, id }: Row) => new_id ?? id ?? '';

const rowsOf = async (path: string): Promise<Row[]> =>
  Papa.parse<Row>(await readFile(path, 'utf8'), { header: true, skipEmptyLines: true }).data;

/**
 * Reads accounts and follows from CSV files with a header.
 *
 * Users: `new_id` or `id`, and optionally `since` or `days` since sign-up, `email`, `website`, `about`,
 * `organization`, `content`, `first_name` and `last_name`. Missing columns are filled with the random
 * values of ordinary accounts, from a fixed seed. Follows: `follower,following` or `from,to`.
 */
export async function readWorld({ users, follows, isMutual }: WorldFiles): Promise<World> {
  const rows = [...new Map((await rowsOf(users)).map((row) => [idOf(row), row])).values()];
  const random = seededRandom(20_240_301);
  const accounts = rows.map((row, place) =>
    toAccount(row, ordinaryAccount(place, random, READ_ON), random),
  );
  const placeOf = new Map(rows.map((row, place) => [idOf(row), place]));
  const pairs: [number, number][] = [];
  for (const row of await rowsOf(follows)) {
    const from = placeOf.get(row.follower ?? row.from ?? '');
    const to = placeOf.get(row.following ?? row.to ?? '');
    if (from === undefined || to === undefined || from === to) continue;
    pairs.push([from, to]);
    if (isMutual) pairs.push([to, from]);
  }
  const last = accounts.reduce((latest, { details }) => Math.max(latest, details?.since ?? 0), 0);
  return { accounts, follows: pairs, now: last + DAY_MS };
}

function toAccount(row: Row, ordinary: GraphAccount, random: () => number): GraphAccount {
  const made = ordinary.details;
  if (!made) return ordinary;
  const hasColumn = (column: string) => row[column] !== undefined;
  const details: AccountDetails = {
    ...made,
    ...((hasColumn('since') || hasColumn('days')) && { since: signup(row, random) }),
    ...(hasColumn('email') && { email_domain: row.email?.split('@').at(1)?.toLowerCase() ?? null }),
    ...((hasColumn('website') || hasColumn('about')) && {
      about: row.about ?? '',
      hosts: linkHosts({ website: row.website || null, about: row.about || null }),
    }),
    ...(hasColumn('organization') && {
      organizations: (row.organization ?? '')
        .split(';')
        .filter(Boolean)
        .map((name) => ({ id: name, name })),
    }),
    ...(hasColumn('content') && { content: Number(row.content) || 0 }),
  };
  return {
    ...ordinary,
    first_name: row.first_name ?? ordinary.first_name,
    last_name: row.last_name ?? ordinary.last_name,
    details,
  };
}

/** Adds a random hour to a date without one: with all at midnight, each day would be a burst. */
function signup({ since, days }: Row, random: () => number): number {
  const time = since === undefined ? READ_ON - Number(days) * DAY_MS : Date.parse(since);
  return time % DAY_MS === 0 ? time + hourOfDay(random) : time;
}

/** A random time of day, mostly from 8 to 20 h, in milliseconds since midnight. */
const hourOfDay = (random: () => number) =>
  (random() < 0.8 ? 8 + 12 * random() : 24 * random()) * HOUR_MS;

export function graphOf({ accounts, follows }: World): FollowGraph {
  const followers: string[][] = accounts.map(() => []);
  for (const [from, to] of follows) {
    const id = accounts[from]?.id;
    if (id !== undefined) followers[to]?.push(id);
  }
  return buildFollowGraph(
    accounts,
    accounts.map(({ id }, place) => ({
      id,
      followers: followers[place] ?? [],
      since: [],
      state: READ.whole,
    })),
  );
}
