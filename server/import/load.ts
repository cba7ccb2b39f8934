import { stat } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { type Database, vacuum } from '../db';
import { insertRows } from '../db/insertRows';
import { fill } from '../seed';
import { BadLine } from './failures';
import { type Line, readLines } from './lines';
import { type ImportOptions, type Kind, KINDS } from './options';
import { followRow, memberRow, organizationRow, reversed, userRow } from './rows';

export interface ImportReport {
  /** Number of new rows for each file. */
  inserted: Partial<Record<Kind, number>>;
  /** `file:line: reason` for the first errors. */
  errors: string[];
  errorCount: number;
  /** What was assumed about the files. */
  notes: string[];
}

/** A strict import had invalid lines, so nothing was imported. */
export class StrictFailure extends Error {
  constructor(readonly report: ImportReport) {
    super(`${report.errorCount.toString()} invalid lines: nothing was imported.`);
  }
}

const MAX_ERRORS_SHOWN = 100;

const REQUIRED: Record<Kind, readonly string[]> = {
  users: ['id'],
  organizations: ['id'],
  members: ['organization', 'user'],
  follows: ['follower', 'following'],
};

/**
 * Import the files of a data set, each after the files whose records it refers to.
 *
 * Safe to repeat: existing rows are not changed, and counters are computed again. In an empty database
 * the fixed accounts are created first.
 *
 * @param onProgress called with the share of a file that has been read, from 0 to 1
 * @throws BadFile; StrictFailure when a line is invalid and the import is strict
 */
export async function importFiles(
  db: Kysely<Database>,
  options: ImportOptions,
  onProgress: (kind: Kind, share: number) => void,
): Promise<ImportReport> {
  const report: ImportReport = { inserted: {}, errors: [], errorCount: 0, notes: [] };
  const { faker } = await import('@faker-js/faker/locale/fr');
  const known = { users: new Set<string>(), organizations: new Set<string>() };
  const given = new Set<string>();
  let addresses = new Set<string>();

  /** The rows of a file. Invalid lines are reported and skipped. */
  async function* rowsOf<T>(kind: Kind, file: string, read: (line: Line) => T[]) {
    const { size } = await stat(file).catch(() => ({ size: 1 }));
    const lines = readLines(file, {
      required: REQUIRED[kind],
      columns: options.columns,
      onProgress: (bytes) => {
        onProgress(kind, bytes / size);
      },
      onEncoding: (encoding) => {
        report.notes.push(`${file} was read as ${encoding}, because it is not UTF-8.`);
      },
    });
    for await (const line of lines) {
      try {
        if ('error' in line) throw line.error;
        yield* read(line);
      } catch (error) {
        if (!(error instanceof BadLine)) throw error;
        report.errorCount += 1;
        if (report.errors.length < MAX_ERRORS_SHOWN) {
          report.errors.push(`${file}:${line.number.toString()}: ${error.message}`);
        }
      }
    }
    onProgress(kind, 1);
  }

  const user = (line: Line) => {
    const row = userRow(line, faker);
    addUnique(given, row.id, 'id is given twice', line.values.id);
    // Imported before: not changed.
    if (known.users.has(row.id)) return [];
    addUnique(addresses, row.email, 'email is taken', row.email);
    known.users.add(row.id);
    return [row];
  };
  const organization = (line: Line) => {
    const row = organizationRow(line, faker);
    addUnique(given, row.id, 'id is given twice', line.values.id);
    known.organizations.add(row.id);
    return [row];
  };
  const member = (line: Line) => {
    const row = memberRow(line);
    requireKnown(known.organizations, row.organization_id, 'organization', line);
    requireKnown(known.users, row.user_id, 'user', line);
    addUnique(given, row.organization_id + row.user_id, 'member is given twice', line.values.user);
    return [row];
  };
  const follow = (line: Line) => {
    const row = followRow(line);
    requireKnown(known.users, row.follower_id, 'follower', line);
    requireKnown(known.users, row.following_id, 'following', line);
    return options.isMutual ? [row, reversed(row)] : [row];
  };

  await db.transaction().execute(async (transaction) => {
    // Creates only the fixed accounts, which the keys of the first start need.
    await fill(transaction, 0);
    known.users = await valuesOf(transaction, 'users', 'id');
    known.organizations = await valuesOf(transaction, 'organizations', 'id');
    addresses = await valuesOf(transaction, 'users', 'email');
    const load = {
      users: (file: string) =>
        insertRows(transaction, 'users', rowsOf('users', file, user), { skipExisting: true }),
      organizations: (file: string) =>
        insertRows(transaction, 'organizations', rowsOf('organizations', file, organization), {
          skipExisting: true,
        }),
      members: (file: string) =>
        insertRows(transaction, 'members', rowsOf('members', file, member), { skipExisting: true }),
      follows: (file: string) =>
        insertRows(transaction, 'follows', rowsOf('follows', file, follow), { skipExisting: true }),
    };
    for (const kind of KINDS) {
      const file = options.files[kind];
      if (file !== undefined) report.inserted[kind] = await load[kind](file);
    }
    if (options.isStrict && report.errorCount > 0) throw new StrictFailure(report);
    await refreshCounters(transaction);
  });
  await vacuum(db);
  return report;
}

async function valuesOf(
  db: Kysely<Database>,
  table: 'users' | 'organizations',
  column: 'id' | 'email',
): Promise<Set<string>> {
  const { rows } = await sql<{ text: string }>`
    select ${sql.ref(column)} as text from ${sql.table(table)}`.execute(db);
  return new Set(rows.map(({ text }) => text));
}

/** @throws BadLine when the text is in the set already */
function addUnique(texts: Set<string>, text: string, reason: string, shown = text): void {
  if (texts.has(text)) throw new BadLine(`${reason}: ${shown}`);
  texts.add(text);
}

function requireKnown(
  known: ReadonlySet<string>,
  id: string,
  column: string,
  { values }: Line,
): void {
  if (!known.has(id)) throw new BadLine(`${column} is unknown: ${values[column] ?? ''}`);
}

/** Update the counters of imported users and organizations. The API updates the others. */
async function refreshCounters(db: Kysely<Database>): Promise<void> {
  await sql`
    update users set followers = coalesce(counted.followers, 0), following = coalesce(counted.following, 0)
    from (
      select id,
        (select count(*) from follows where following_id = users.id and until is null) as followers,
        (select count(*) from follows where follower_id = users.id and until is null) as following
      from users where imported_id is not null
    ) as counted
    where users.id = counted.id`.execute(db);
  await sql`
    update organizations set members = (
      select count(*) from members where organization_id = organizations.id
    ) where imported_id is not null`.execute(db);
}
