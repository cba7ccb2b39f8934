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

/** Any number that nothing else locks in this database. */
const LOCK = 20_131_001;

/**
 * Fill empty tables with made-up accounts, organizations, follows and reports, planted abuse included.
 *
 * @param count accounts in all; the fixed ones are there even when it is 0
 */
export async function seed(db: Kysely<Database>, count: number): Promise<void> {
  await db.transaction().execute((transaction) => fill(transaction, count));
  await vacuum(db);
}

/**
 * The same as a part of a transaction. The same `count` always makes the same rows; of several
 * processes that do it at once, one does.
 */
export async function fill(transaction: Transaction<Database>, count: number): Promise<void> {
  // Another process may take longer than a query of a request may.
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
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

/** Whether the tables hold accounts already. */
export async function isSeeded(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Loaded when there is something to seed: the lists of names take a while to read. */
async function frenchNames(): Promise<Names> {
  const { faker } = await import('@faker-js/faker/locale/fr');
  faker.seed(2013);
  return {
    firstName: () => faker.person.firstName(),
    lastName: () => faker.person.lastName(),
    city: () => faker.location.city(),
  };
}
