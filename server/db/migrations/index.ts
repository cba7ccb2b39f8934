import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { DatabaseUnavailable } from '../failures';
import type { Database } from '../schema';
import * as accounts from './0001_accounts';
import * as importedIds from './0002_imported_ids';
import * as memberships from './0003_memberships';
import * as content from './0004_content';
import * as size from './0005_size';
import * as lastWrite from './0006_last_write';
import * as orderOfIdentifiers from './0007_order_of_identifiers';
import * as blocs from './0008_blocs';
import * as contactKey from './0009_contact_key';
import * as contactKeyConstraint from './0010_contact_key_constraint';
import * as publications from './0011_publications';
import * as discussions from './0012_discussions';

// Listed here rather than read from the folder, so that it works with every module loader.
const migrations: Record<string, Migration> = {
  '0001_accounts': accounts,
  '0002_imported_ids': importedIds,
  '0003_memberships': memberships,
  '0004_content': content,
  '0005_size': size,
  '0006_last_write': lastWrite,
  '0007_order_of_identifiers': orderOfIdentifiers,
  '0008_blocs': blocs,
  '0009_contact_key': contactKey,
  '0010_contact_key_constraint': contactKeyConstraint,
  '0011_publications': publications,
  '0012_discussions': discussions,
};

/** The names of the migrations of this version, in their order. */
export const MIGRATION_NAMES = Object.keys(migrations);

/**
 * Migrate the tables to this version. Safe to repeat, and to run in several processes at once.
 *
 * @param last the last migration to apply, for tests
 * @throws DatabaseUnavailable when a later version has migrated the database; the error of the database
 *   when a migration fails
 */
export async function migrate(db: Kysely<Database>, last?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await (last === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(last));
  if (!error) return;
  const unknown = await firstUnknown(db);
  if (unknown === undefined) throw error;
  throw new DatabaseUnavailable(
    `The database is of a later version of this program: its migration ${unknown} is unknown here.`,
    { cause: error },
  );
}

/** A migration that was applied by a later version. */
async function firstUnknown(db: Kysely<Database>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.find(({ name }) => !(name in migrations))?.name;
}
