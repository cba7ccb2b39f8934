import { type Kysely, type Migration, Migrator } from 'kysely';
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
};

/**
 * Migrate the tables to this version. Safe to repeat, and to run in several processes at once.
 *
 * @throws the error of the database when a migration fails
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
