import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../db';
import { type Batches, batchesOf, bytesOfText, type RowSource } from '../db/rowBatches';
import type { ContactPointTable } from '../db/schema';
import { type PageRequest, rangeOf } from '../http/page';
import { newObjectId } from '../identifiers/objectId';

type Db = Kysely<Database>;
export type ContactRow = Selectable<ContactPointTable>;

const SOURCE: RowSource<keyof ContactRow> = {
  table: 'contact_points',
  columns: ['id', 'name', 'email', 'contact_form', 'role', 'owner_id', 'organization_id'],
  long: ['contact_form'],
  longBytes: bytesOfText('contact_form'),
};

/** The columns of a contact point other than its identifier and owner. */
type ContactDetails = Pick<ContactRow, 'name' | 'email' | 'contact_form' | 'role'>;
export type ContactValues = Omit<ContactRow, 'id'>;

const selectContact = (db: Db, id: string) =>
  db.selectFrom('contact_points').selectAll().where('id', '=', id.toLowerCase());

export const findContact = (db: Db, id: string): Promise<ContactRow | undefined> =>
  selectContact(db, id).executeTakeFirst();

/** Read a contact point and lock its row until the end of the transaction. */
export const lockContact = (transaction: Db, id: string): Promise<ContactRow | undefined> =>
  selectContact(transaction, id).forUpdate().executeTakeFirst();

/** One page of the contact points of an account or an organization, oldest first. */
export async function listContacts(
  db: Db,
  column: 'owner_id' | 'organization_id',
  id: string,
  page: PageRequest,
): Promise<Batches<ContactRow>> {
  const found = db.selectFrom('contact_points').where(column, '=', id);
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { offset, limit } = rangeOf(page);
  const rows = await found.select('id').orderBy('id').offset(offset).limit(limit).execute();
  return { batches: contactBatches(db, rows), total };
}

const contactBatches = (db: Db, rows: readonly { id: string }[]) =>
  batchesOf<ContactRow>(
    db,
    SOURCE,
    rows.map(({ id }) => id),
  );

/**
 * The contact points of an organization whose name, address or form contains a text, oldest first.
 *
 * Case is ignored.
 *
 * @param size maximum number of results. The sign is ignored, and 0 means no limit.
 */
export async function* suggestContacts(
  db: Db,
  organizationId: string,
  text: string,
  size: number,
): AsyncGenerator<ContactRow[]> {
  const part = text.toLowerCase();
  const all = await db
    .selectFrom('contact_points')
    .select('id')
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  let left = Math.abs(size) || Infinity;
  for await (const rows of contactBatches(db, all)) {
    // Compared here, because `lower` of the database only converts ASCII letters.
    const found = rows.filter(({ name, email, contact_form }) =>
      [name, email, contact_form].some((value) => value?.toLowerCase().includes(part)),
    );
    yield found.slice(0, left);
    left -= found.length;
    if (left <= 0) return;
  }
}

/** Insert a contact point, or return the one of the same owner that has the same details. */
export async function createContact(
  db: Db,
  values: ContactValues,
): Promise<{ row: ContactRow; isNew: boolean }> {
  const created = await db
    .insertInto('contact_points')
    .values({ ...values, id: newObjectId() })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (created) return { row: created, isNew: true };
  const row = await db
    .selectFrom('contact_points')
    .selectAll()
    .where(hasDetails(values))
    .where('owner_id', 'is not distinct from', values.owner_id)
    .where('organization_id', 'is not distinct from', values.organization_id)
    .executeTakeFirst();
  // If there is no row, the conflicting one was deleted or changed meanwhile, so we try again.
  return row ? { row, isNew: false } : createContact(db, values);
}

/** Whether another contact point, of any owner, has the same details. */
export async function isDuplicate(db: Db, id: string, details: ContactDetails) {
  const other = await db
    .selectFrom('contact_points')
    .select('id')
    .where('id', '<>', id)
    .where(hasDetails(details))
    .executeTakeFirst();
  return other !== undefined;
}

const hasDetails = ({ name, email, contact_form, role }: ContactDetails) =>
  sql<boolean>`name is not distinct from ${name} and email is not distinct from ${email}
    and contact_form is not distinct from ${contact_form} and role = ${role}`;

/** @throws the database's unique violation when another one of the owner has the same details */
export const updateContact = (db: Db, id: string, details: ContactDetails): Promise<ContactRow> =>
  db
    .updateTable('contact_points')
    .set(details)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** @returns false when the contact point did not exist */
export async function deleteContact(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('contact_points')
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}
