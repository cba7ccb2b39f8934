import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db';
import { Gone } from '../errors';
import { newObjectId } from '../identifiers/objectId';
import { settleReports } from '../reports/repository';
import { freeSlug, retrySlug, toSlug } from '../identifiers/slug';
import { COLUMNS, type OrganizationRow } from './repository';
import type { OrganizationValues } from './rules';
import { searchColumns } from './search';

/** Store a new organization, under the first free slug of its name; its creator administers it. */
export function createOrganization(
  db: Kysely<Database>,
  values: OrganizationValues,
  creatorId: string,
): Promise<OrganizationRow> {
  const id = newObjectId();
  const now = new Date();
  return inTransaction(db, async (transaction) => {
    const slug = await slugFor(transaction, id, values.name);
    await releaseSlug(transaction, slug);
    const row = await transaction
      .insertInto('organizations')
      .values({
        ...columnsOf(values),
        ...searchColumns(values),
        id,
        slug,
        created_at: now,
        last_modified: now,
        members: 1,
      })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('members')
      .values({ organization_id: id, user_id: creatorId, role: 'admin', since: now })
      .execute();
    return row;
  });
}

/**
 * Change an organization; its slug follows its name, and the former one leads to it. Deleting it
 * settles the reports about it.
 *
 * @param changedById the account of whoever changes it
 * @throws Gone when it is deleted, unless the change restores it
 */
export function updateOrganization(
  db: Kysely<Database>,
  id: string,
  changes: Partial<OrganizationValues>,
  changedById: string,
): Promise<OrganizationRow> {
  const { name } = changes;
  return inTransaction(db, async (transaction) => {
    const wanted = name === undefined ? null : await slugFor(transaction, id, name);
    const row = await lockOrganization(transaction, id, wanted);
    if (row.deleted && changes.deleted !== null) throw new Gone('Organization has been deleted');
    const slug = wanted === null || name === row.name ? row.slug : wanted;
    if (slug !== row.slug) await releaseSlug(transaction, slug);
    const now = new Date();
    if (changes.deleted) {
      const subject = { class: 'Organization', id } as const;
      await settleReports(transaction, subject, changedById, now);
    }
    return transaction
      .updateTable('organizations')
      .set({
        ...columnsOf(changes),
        ...searchColumns({ ...row, ...changes }),
        slug,
        last_modified: now,
        ...(slug === row.slug ? {} : { old_slugs: sql`array_append(old_slugs, ${row.slug})` }),
      })
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });
}

/** Values as the driver takes them: a list would become an array of the database. */
const columnsOf = <T extends Partial<OrganizationValues>>({
  presentation_blocs,
  ...values
}: T) => ({
  ...values,
  presentation_blocs: presentation_blocs && JSON.stringify(presentation_blocs),
});

/** The first free slug of a name; of a name without letter nor digit, the identifier. */
const slugFor = (db: Transaction<Database>, id: string, name: string): Promise<string> =>
  freeSlug(db, 'organizations', toSlug(name) || id, id);

/** Let a slug lead nowhere, before it becomes that of an organization. */
async function releaseSlug(db: Transaction<Database>, slug: string): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ old_slugs: sql`array_remove(old_slugs, ${slug})` })
    .where(sql<boolean>`old_slugs @> array[${slug}]`)
    .execute();
}

/**
 * An organization as it is, and stays until the end of the transaction.
 *
 * Locked with it is whichever a slug leads to, in the one order in which organizations are locked.
 */
async function lockOrganization(
  db: Transaction<Database>,
  id: string,
  slug: string | null,
): Promise<OrganizationRow> {
  await sql`
    select id from organizations where id = ${id} or old_slugs @> array[${slug}]
    order by id for no key update`.execute(db);
  return db
    .selectFrom('organizations')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

const MAX_TRIES = 5;

const inTransaction = <T>(
  db: Kysely<Database>,
  store: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> => retrySlug('organizations', () => db.transaction().execute(store), MAX_TRIES);
