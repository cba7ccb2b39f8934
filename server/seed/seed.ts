import { type Kysely, sql, type Transaction } from 'kysely';
import { type Database, vacuum } from '../db';
import { insertRows } from '../db/insertRows';
import { accountRows, type Names } from './accounts';
import { objectId } from './calendar';
import { planAccounts } from './plan';
import { FIXED_ACCOUNTS } from './fixedAccounts';
import { followGraph, followRows } from './follows';
import { organizationsOf } from './organizations';
import { createRandom } from './random';
import { addReports } from './reports';

/** Key of the advisory lock. Nothing else in this database uses the same number. */
const LOCK_KEY = 20_131_001;

/**
 * Fill empty tables with fictitious accounts, organizations, follows and reports, some abusive.
 *
 * @param count total number of accounts. The fixed ones are created even when it is 0.
 */
export async function seed(db: Kysely<Database>, count: number): Promise<void> {
  await db.transaction().execute((transaction) => fill(transaction, count));
  await vacuum(db);
}

/**
 * Fill empty tables within a transaction.
 *
 * The same `count` always creates the same rows. When several processes do this at the same time,
 * only one creates the rows.
 */
export async function fill(transaction: Transaction<Database>, count: number): Promise<void> {
  // Waiting for the lock of another process may take longer than the timeout for requests.
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(transaction);
  if (await isSeeded(transaction)) return;
  const random = createRandom(20_131_001);
  const names = await frenchNames();
  const plan = planAccounts(count, random);
  const graph = followGraph(plan, random);
  const ids = Array.from(
    plan.createdAt,
    (created, account) => FIXED_ACCOUNTS[account]?.id ?? objectId(created, account),
  );
  await insertRows(transaction, 'users', accountRows(plan, graph, random, names));
  const { organizations, members } = organizationsOf(plan, ids, random, names);
  await insertRows(transaction, 'organizations', organizations);
  await insertRows(transaction, 'members', members);
  await insertRows(transaction, 'follows', followRows(plan, graph, ids, random));
  await addReports(transaction, plan, ids, organizations);
}

/** Whether there are any accounts in the database. */
export async function isSeeded(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Imported only when needed, because the lists of names take time to load. */
async function frenchNames(): Promise<Names> {
  const { faker } = await import('@faker-js/faker/locale/fr');
  faker.seed(2013);
  return {
    firstName: () => faker.person.firstName(),
    lastName: () => faker.person.lastName(),
    city: () => faker.location.city(),
  };
}
