import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db';
import { Gone } from '../errors';
import { newObjectId } from '../identifiers/objectId';
import { markSubjectDeleted } from '../reports/repository';
import { freeSlug, retrySlug, toSlug } from '../identifiers/slug';
import { recordUpdate } from './activity';
import { COLUMNS, type OrganizationRow } from './repository';
import type { OrganizationValues } from './rules';
import { searchColumns } from './search';

/**
 * Insert a new organization, with the first free slug made from its name.
 *
 * Its creator becomes a member with the role `admin`.
 */
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
 * Update an organization.
 *
 * A new name gives it a new slug, and the former slug redirects to the new one. Deleting it marks the
 * reports about it as handled.
 *
 * @param changedById the account that makes the change
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
    const newSlug = name === undefined ? null : await slugFor(transaction, id, name);
    const row = await lockOrganization(transaction, id, newSlug);
    if (row.deleted && changes.deleted !== null) throw new Gone('Organization has been deleted');
    const slug = newSlug === null || name === row.name ? row.slug : newSlug;
    if (slug !== row.slug) await releaseSlug(transaction, slug);
    const now = new Date();
    if (changes.deleted) {
      const subject = { class: 'Organization', id } as const;
      await markSubjectDeleted(transaction, subject, changedById, now);
    }
    const after = await transaction
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
    const recorded = RECORDED.filter((field) => !isDeepStrictEqual(row[field], after[field]));
    await recordUpdate(transaction, id, changedById, recorded);
    return after;
  });
}

/** The fields whose changes the log of activity names. */
const RECORDED = [
  'name',
  'acronym',
  'description',
  'url',
  'business_number_id',
  'banner_color',
  'banner_image_position',
  'deleted',
] as const;

/** Lists are serialized here, because the driver would turn them into PostgreSQL arrays. */
const columnsOf = <T extends Partial<OrganizationValues>>({
  presentation_blocs,
  ...values
}: T) => ({
  ...values,
  presentation_blocs: presentation_blocs && JSON.stringify(presentation_blocs),
});

/** The first free slug made from a name, or from the identifier if the name has no letters or digits. */
const slugFor = (db: Transaction<Database>, id: string, name: string): Promise<string> =>
  freeSlug(db, 'organizations', toSlug(name) || id, id);

/** Remove the redirection from a former slug, before an organization takes that slug. */
async function releaseSlug(db: Transaction<Database>, slug: string): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ old_slugs: sql`array_remove(old_slugs, ${slug})` })
    .where(sql<boolean>`old_slugs @> array[${slug}]`)
    .execute();
}

/**
 * Read an organization and lock its row until the end of the transaction.
 *
 * @param slug the organization that has it as a former slug is locked too. Both are locked in the
 *   order of their identifiers, so that concurrent changes do not deadlock.
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

const MAX_ATTEMPTS = 5;

const inTransaction = <T>(
  db: Kysely<Database>,
  store: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> => retrySlug('organizations', () => db.transaction().execute(store), MAX_ATTEMPTS);
