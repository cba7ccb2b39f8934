import { type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { ReportListQuery, ReportSubject } from '../../src/api/contract';
import type { Database } from '../db';
import type { ReportTable } from '../db/schema';
import { type PageRequest, rangeOf, type Rows } from '../http/page';
import { newObjectId } from '../identifiers/objectId';

type Db = Kysely<Database>;
export type ReportRow = Selectable<ReportTable>;

/** What whoever reports may say, and administrators change. */
export type ReportValues = Pick<
  ReportTable,
  'reason' | 'message' | 'dismissed_at' | 'subject_embed_id'
> & { subject: ReportSubject & { label: string } };

/** Where what can be reported here is kept, and what names it: of an account, the slug. */
const SUBJECTS: Partial<Record<string, { table: string; label: string }>> = {
  Organization: { table: 'organizations', label: 'name' },
  User: { table: 'users', label: 'slug' },
};

/** What an object that is to be reported is called; undefined: there is no such object. */
export async function labelOfSubject(db: Db, subject: ReportSubject): Promise<string | undefined> {
  const kept = SUBJECTS[subject.class];
  if (!kept) return undefined;
  const { rows } = await sql<{ label: string }>`
    select ${sql.ref(kept.label)} as label from ${sql.table(kept.table)}
    where id = ${subject.id}`.execute(db);
  return rows[0]?.label;
}

export const findReport = (db: Db, id: string): Promise<ReportRow | undefined> =>
  db.selectFrom('reports').selectAll().where('id', '=', id.toLowerCase()).executeTakeFirst();

/** One page of the reports, in the order in which they came unless asked otherwise. */
export async function listReports(
  db: Db,
  { sort, handled, subject_type, ...page }: ReportListQuery & PageRequest,
): Promise<Rows<ReportRow>> {
  const found = db
    .selectFrom('reports')
    .$if(subject_type !== undefined, (query) =>
      query.where('subject_class', '=', subject_type ?? ''),
    )
    .$if(handled !== undefined, (query) =>
      query.where(
        sql<boolean>`(dismissed_at is not null or subject_deleted_at is not null) = ${handled}`,
      ),
    );
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { offset, limit } = rangeOf(page);
  const direction = sort === '-reported_at' ? 'desc' : 'asc';
  const rows = await found
    .selectAll()
    .orderBy('reported_at', direction)
    .orderBy('id', direction)
    .offset(offset)
    .limit(limit)
    .execute();
  return { rows, total };
}

/** Store a new report. */
export function createReport(
  db: Db,
  { subject, ...values }: ReportValues,
  byId: string | null,
): Promise<ReportRow> {
  return db
    .insertInto('reports')
    .values({
      ...values,
      id: newObjectId(),
      by_id: byId,
      subject_class: subject.class,
      subject_id: subject.id,
      subject_label: subject.label,
      reported_at: new Date(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Change a report; its label stays that of its first subject.
 *
 * @param dismissedById whoever settles it by this change, null when it is open again
 */
export function updateReport(
  db: Db,
  row: ReportRow,
  { subject, ...values }: Partial<ReportValues>,
  dismissedById: string | null | undefined,
): Promise<ReportRow> {
  const changes: Updateable<ReportTable> = {
    ...values,
    ...(subject && { subject_class: subject.class, subject_id: subject.id }),
    ...(dismissedById !== undefined && { dismissed_by_id: dismissedById }),
  };
  if (Object.keys(changes).length === 0) return Promise.resolve(row);
  return db
    .updateTable('reports')
    .set(changes)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Settle what is open about an object that is deleted; to be called in the same transaction.
 *
 * @param deletedById the account of whoever deletes
 */
export async function settleReports(
  transaction: Db,
  subject: ReportSubject,
  deletedById: string,
  deletedAt: Date,
): Promise<void> {
  await transaction
    .updateTable('reports')
    .set({ subject_deleted_at: deletedAt, subject_deleted_by_id: deletedById })
    .where('subject_class', '=', subject.class)
    .where('subject_id', '=', subject.id)
    .where('subject_deleted_at', 'is', null)
    .execute();
}
