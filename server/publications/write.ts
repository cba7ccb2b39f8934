import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql, type Transaction } from 'kysely';
import { recordActivity } from '../recording/activity';
import type { Database } from '../db';
import { Gone } from '../errors';
import { newObjectId } from '../identifiers/objectId';
import { freeSlug, retrySlug, toSlug } from '../identifiers/slug';
import { markSubjectDeleted } from '../reports/repository';
import { tsvector } from '../search/vector';
import { lockOwners, recountOwners } from './counters';
import { KINDS, type PublicationKind } from './kinds';
import type { Owned } from './ownership';

type Db = Transaction<Database>;

/** A publication as stored, of any kind. */
export interface PublicationRow extends Owned {
  id: string;
  slug: string;
  title: string;
  description: string | null;
  deleted: Date | null;
}

/** How the publications of one kind are stored and recorded. */
export interface PublicationModel<Row> {
  kind: PublicationKind;
  columns: readonly (keyof Row & string)[];
  /** The columns with JSON, which the driver would take for PostgreSQL arrays. */
  json: readonly string[];
  /**
   * The columns whose changes the log of activity names, in its order, with the names that it gives
   * them.
   */
  recorded: Readonly<Record<string, string>>;
}

/** The words by which a publication is found: those of its title only. */
const searchOf = (title: string) => tsvector([[title, 'A']]);

const MAX_ATTEMPTS = 5;

/** Write in a transaction, and again if another publication took the slug meanwhile. */
const inTransaction = <T>(
  db: Kysely<Database>,
  kind: PublicationKind,
  write: (transaction: Db) => Promise<T>,
): Promise<T> => retrySlug(kind, () => db.transaction().execute(write), MAX_ATTEMPTS);

/**
 * Insert a new publication, with the first free slug made from its title.
 *
 * @param values its columns, without those that follow from its creation
 * @param complete writes what belongs to it, and may return its row again
 */
export function createPublication<Row extends PublicationRow>(
  db: Kysely<Database>,
  model: PublicationModel<Row>,
  values: Partial<Row> & Pick<Row, 'title'> & Owned,
  creatorId: string,
  complete: (transaction: Db, row: Row) => Promise<Row> = (_, row) => Promise.resolve(row),
): Promise<Row> {
  const { kind } = model;
  const id = newObjectId();
  const now = new Date();
  return inTransaction(db, kind, async (transaction) => {
    await lockOwners(transaction, [values]);
    const row = await transaction
      .insertInto(kind)
      .values({
        ...columnsOf(model, values),
        id,
        slug: await takeSlug(transaction, kind, id, values.title),
        created_at: now,
        last_modified: now,
        search: searchOf(values.title),
      } as never)
      .returning(model.columns as never)
      .executeTakeFirstOrThrow();
    const whole = await complete(transaction, row as unknown as Row);
    await recountOwners(transaction, kind, [whole]);
    await record(transaction, kind, 'created', whole, creatorId);
    return whole;
  });
}

/** What a change of a publication also does. */
interface Complement<Row> {
  /** Columns to write besides those that were given. */
  values?: Record<string, unknown>;
  /** Writes what belongs to the publication. Returns its row, and what the log of activity names. */
  complete?(transaction: Db, row: Row): Promise<{ row: Row; recorded: readonly string[] }>;
}

/**
 * Change a publication. A new title gives it a new slug, and the former one redirects.
 *
 * A deletion is recorded, counted, and settles the reports about it. A restoration does none of this, as
 * in udata, where the counters of its owner stay too low until the next change of a recorded field.
 *
 * @param known the publication as it was read before the changes were checked
 * @param changedById the account that makes the change
 * @throws Gone when it is deleted, unless the change restores it
 */
export function updatePublication<Row extends PublicationRow>(
  db: Kysely<Database>,
  model: PublicationModel<Row>,
  known: Row,
  changes: Partial<Row>,
  changedById: string,
  { values = {}, complete }: Complement<Row> = {},
): Promise<Row> {
  const { kind } = model;
  const { id, owner_id, organization_id } = known;
  return inTransaction(db, kind, async (transaction) => {
    const owners = { owner_id, organization_id };
    await lockOwners(transaction, [owners, { ...owners, ...changes }]);
    const before = await lockRow(transaction, model, id);
    refuseDeleted(kind, before, changes.deleted === null);
    const { title = before.title } = changes;
    const isRenamed = title !== before.title;
    const slug = isRenamed ? await takeSlug(transaction, kind, id, title) : before.slug;
    const written = await transaction
      .updateTable(kind)
      .set({
        ...columnsOf(model, { ...changes, ...values }),
        last_modified: new Date(),
        ...(isRenamed && { search: searchOf(title) }),
        ...(slug !== before.slug && {
          slug,
          old_slugs: sql`array_append(old_slugs, ${before.slug})`,
        }),
      } as never)
      .where('id', '=', id)
      .returning(model.columns as never)
      .executeTakeFirstOrThrow();
    const completed = await complete?.(transaction, written as unknown as Row);
    const after = completed?.row ?? (written as unknown as Row);
    const recorded = [...recordedChanges(model, before, after), ...(completed?.recorded ?? [])];
    const isDeletion = after.deleted !== null && before.deleted === null;
    if (isDeletion) {
      const subject = { class: KINDS[kind].class, id };
      await markSubjectDeleted(transaction, subject, changedById, after.deleted ?? new Date());
      await record(transaction, kind, 'deleted', after, changedById);
    }
    if (recorded.length > 0) {
      await record(transaction, kind, 'updated', after, changedById, recorded);
    }
    if (isDeletion || recorded.length > 0) await recountOwners(transaction, kind, [before, after]);
    return after;
  });
}

async function lockRow<Row>(
  transaction: Db,
  { kind, columns }: PublicationModel<Row>,
  id: string,
): Promise<Row> {
  const row = await transaction
    .selectFrom(kind)
    .select(columns as never)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return row as unknown as Row;
}

const recordedChanges = <Row>({ recorded }: PublicationModel<Row>, before: Row, after: Row) =>
  Object.entries(recorded)
    .filter(([column]) => {
      const field = column as keyof Row;
      return !isDeepStrictEqual(before[field], after[field]);
    })
    .map(([, name]) => name);

const columnsOf = <Row>({ json }: PublicationModel<Row>, values: object) =>
  Object.fromEntries(
    Object.entries(values as Record<string, unknown>).map(([column, value]) => [
      column,
      json.includes(column) && value !== null ? JSON.stringify(value) : value,
    ]),
  );

/** The first free slug made from a title, or from the identifier if it has no letters or digits. */
async function takeSlug(
  transaction: Db,
  kind: PublicationKind,
  id: string,
  title: string,
): Promise<string> {
  const slug = await freeSlug(transaction, kind, toSlug(title) || id, id);
  // A former slug that is taken again no longer redirects.
  await sql`
    update ${sql.table(kind)} set old_slugs = array_remove(old_slugs, ${slug})
    where old_slugs <> '{}' and old_slugs @> array[${slug}]::text[]`.execute(transaction);
  return slug;
}

const record = (
  transaction: Db,
  kind: PublicationKind,
  act: 'created' | 'updated' | 'deleted',
  { id, organization_id }: PublicationRow,
  actorId: string,
  changes: readonly string[] = [],
) =>
  recordActivity(transaction, {
    key: `${KINDS[kind].activity}:${act}`,
    actorId,
    organizationId: organization_id,
    subject: { class: KINDS[kind].class, id },
    changes,
  });

/** @throws Gone for a deleted publication, unless the change restores it */
export function refuseDeleted(
  kind: PublicationKind,
  row: { deleted: Date | null },
  isRestoration = false,
): void {
  if (row.deleted && !isRestoration) throw new Gone(KINDS[kind].gone);
}
