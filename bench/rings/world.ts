import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { linkHosts } from '../../src/accounts/linkHosts';
import type { AccountDetails, GraphAccount } from '../../src/graphs/graph/account';
import { buildFollowGraph, type FollowGraph, READ } from '../../src/graphs/graph/followGraph';
import { seededRandom } from '../../src/graphs/measures/random';
import { DAY_MS, HOUR_MS } from '../../src/ui/durations';
import { ordinaryAccount } from './ordinary';

/** Accounts and follows that a graph is made of; rings are planted by adding to a copy. */
export interface World {
  readonly accounts: readonly GraphAccount[];
  /** Follower and followed of each follow, as places in `accounts`. */
  readonly follows: readonly (readonly [number, number])[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface WorldFiles {
  users: string;
  follows: string;
  /** Each row of `follows` stands for both ways. */
  isMutual: boolean;
}

type Row = Partial<Record<string, string>>;

/** When `days` since sign-up are counted from. */
const READ_ON = Date.UTC(2024, 2, 1);

const idOf = ({ new_id, id }: Row) => new_id ?? id ?? '';

const rowsOf = async (path: string): Promise<Row[]> =>
  parse(await readFile(path, 'utf8'), {
    columns: true,
    skip_empty_lines: true,
    bom: true,
    trim: true,
  });

/**
 * Reads accounts and follows from CSV files with a header.
 *
 * Users by `new_id` or else `id`, with `since` or `days` since sign-up, `email`, `website`, `about`,
 * `organization`, `content`, `first_name`, `last_name` where there are such columns; what a file
 * does not tell is made up, seeded, as ordinary accounts have it. Follows by `follower,following` or `from,to`.
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
  const told = (column: string) => row[column] !== undefined;
  const details: AccountDetails = {
    ...made,
    ...((told('since') || told('days')) && { since: signup(row, random) }),
    ...(told('email') && { email_domain: row.email?.split('@').at(1)?.toLowerCase() ?? null }),
    ...((told('website') || told('about')) && {
      about: row.about ?? '',
      hosts: linkHosts({ website: row.website || null, about: row.about || null }),
    }),
    ...(told('organization') && {
      organizations: (row.organization ?? '')
        .split(';')
        .filter(Boolean)
        .map((name) => ({ id: name, name })),
    }),
    ...(told('content') && { content: Number(row.content) || 0 }),
  };
  return {
    ...ordinary,
    first_name: row.first_name ?? ordinary.first_name,
    last_name: row.last_name ?? ordinary.last_name,
    details,
  };
}

/** A day without an hour gets one: all at midnight would be one burst a day. */
function signup({ since, days }: Row, random: () => number): number {
  const time = since === undefined ? READ_ON - Number(days) * DAY_MS : Date.parse(since);
  return time % DAY_MS === 0 ? time + hourOfDay(random) : time;
}

/** Most sign up from 8 to 20 h, in milliseconds since midnight. */
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
