import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db';
import { newObjectId } from '../objectId';
import { settleReports } from '../reports/repository';
import { freeSlug, storingSlug, toSlug } from '../slug';
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
  return storing(db, async (transaction) => {
    const slug = await takeSlug(transaction, id, values.name);
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
 */
export function updateOrganization(
  db: Kysely<Database>,
  row: OrganizationRow,
  changes: Partial<OrganizationValues>,
  changedById: string,
): Promise<OrganizationRow> {
  const { name } = changes;
  return storing(db, async (transaction) => {
    const slug =
      name === undefined || name === row.name
        ? row.slug
        : await takeSlug(transaction, row.id, name);
    const now = new Date();
    if (changes.deleted) {
      const subject = { class: 'Organization', id: row.id } as const;
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
      .where('id', '=', row.id)
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

/** The first free slug of a name, which leads to no other organization any more. */
async function takeSlug(db: Transaction<Database>, id: string, name: string): Promise<string> {
  // A name without letter nor digit: the identifier leads to the organization as well.
  const slug = await freeSlug(db, 'organizations', toSlug(name) || id, id);
  await db
    .updateTable('organizations')
    .set({ old_slugs: sql`array_remove(old_slugs, ${slug})` })
    .where(sql<boolean>`old_slugs @> array[${slug}]`)
    .execute();
  return slug;
}

const MOST_TRIES = 5;

const storing = <T>(
  db: Kysely<Database>,
  store: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> => storingSlug('organizations', () => db.transaction().execute(store), MOST_TRIES);
