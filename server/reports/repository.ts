import { type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { ReportListQuery, ReportSubject } from '../../src/api/contract';
import type { Database } from '../db';
import { type Batches, batchesOf, bytesOfText, type RowSource } from '../db/rowBatches';
import type { HeldBack, ReportTable } from '../db/schema';
import { type PageRequest, rangeOf } from '../http/page';
import { newObjectId } from '../identifiers/objectId';

type Db = Kysely<Database>;
export type ReportRow = Selectable<ReportTable>;

/** The values that a report is created with, and that administrators may change. */
export type ReportValues = Pick<
  ReportTable,
  'reason' | 'message' | 'dismissed_at' | 'subject_embed_id'
> & { subject: ReportSubject & { label: string } };

/** The table of each class of objects that can be reported, and the column used as label. */
const SUBJECTS: Partial<Record<string, { table: string; label: string }>> = {
  Dataset: { table: 'datasets', label: 'title' },
  Discussion: { table: 'discussions', label: 'title' },
  Reuse: { table: 'reuses', label: 'title' },
  Dataservice: { table: 'dataservices', label: 'title' },
  Organization: { table: 'organizations', label: 'name' },
  User: { table: 'users', label: 'slug' },
};

/** The table of the objects of a class that can be reported. */
export const tableOfSubject = (subjectClass: ReportSubject['class']): string | undefined =>
  SUBJECTS[subjectClass]?.table;

/** The label of a reported object. Undefined when the object does not exist. */
export async function labelOfSubject(db: Db, subject: ReportSubject): Promise<string | undefined> {
  const source = SUBJECTS[subject.class];
  if (!source) return undefined;
  const { rows } = await sql<{ label: string }>`
    select ${sql.ref(source.label)} as label from ${sql.table(source.table)}
    where id = ${subject.id}`.execute(db);
  return rows[0]?.label;
}

export const findReport = (db: Db, id: string): Promise<ReportRow | undefined> =>
  db.selectFrom('reports').selectAll().where('id', '=', id.toLowerCase()).executeTakeFirst();

const SOURCE: RowSource<keyof ReportRow> = {
  table: 'reports',
  columns: [
    'id',
    'by_id',
    'subject_class',
    'subject_id',
    'subject_label',
    'subject_embed_id',
    'subject_deleted_at',
    'subject_deleted_by_id',
    'reason',
    'message',
    'reported_at',
    'dismissed_at',
    'dismissed_by_id',
    'held_back',
  ],
  long: ['message'],
  longBytes: bytesOfText('message'),
};

/** One page of the reports, oldest first unless `sort` says otherwise. */
export async function listReports(
  db: Db,
  { sort, handled, subject_type, ...page }: ReportListQuery & PageRequest,
): Promise<Batches<ReportRow>> {
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
  const pageRows = await found
    .select('id')
    .orderBy('reported_at', direction)
    .orderBy('id', direction)
    .offset(offset)
    .limit(limit)
    .execute();
  const ids = pageRows.map(({ id }) => id);
  return { batches: batchesOf<ReportRow>(db, SOURCE, ids), total };
}

/**
 * @param byId the account that reports; null when it is anonymous
 * @param heldBack what its dismissal releases
 */
export function createReport(
  db: Db,
  { subject, ...values }: ReportValues,
  byId: string | null,
  heldBack?: HeldBack,
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
      held_back: heldBack && JSON.stringify(heldBack),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Does what an automatic report has held back, in the transaction that dismisses it. */
export type Release = (
  transaction: Db,
  report: ReportRow,
  heldBack: HeldBack,
  moderatorId: string,
) => Promise<void>;

/**
 * Update a report. Its label does not change, even if its subject does.
 *
 * A dismissal releases once what the report has held back, as if the moderator did it, as in udata.
 *
 * @param dismissedById the account that dismisses it, null to reopen it, undefined to do neither
 */
export function updateReport(
  db: Db,
  row: ReportRow,
  { subject, ...values }: Partial<ReportValues>,
  dismissedById: string | null | undefined,
  release: Release,
): Promise<ReportRow> {
  const changes: Updateable<ReportTable> = {
    ...values,
    ...(subject && { subject_class: subject.class, subject_id: subject.id }),
    ...(dismissedById !== undefined && { dismissed_by_id: dismissedById }),
  };
  if (Object.keys(changes).length === 0) return Promise.resolve(row);
  return db.transaction().execute(async (transaction) => {
    const before = await transaction
      .selectFrom('reports')
      .selectAll()
      .where('id', '=', row.id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (dismissedById && before.held_back) {
      await release(transaction, before, before.held_back, dismissedById);
      changes.held_back = null;
    }
    return transaction
      .updateTable('reports')
      .set(changes)
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/**
 * Mark the reports about a deleted object as handled, by recording the deletion in them.
 *
 * Call it in the transaction that deletes the object.
 *
 * @param deletedById the account that deletes the object
 * @param embedId only the reports about this message of the object
 */
export async function markSubjectDeleted(
  transaction: Db,
  subject: ReportSubject,
  deletedById: string,
  deletedAt: Date,
  embedId?: string,
): Promise<void> {
  await transaction
    .updateTable('reports')
    .set({ subject_deleted_at: deletedAt, subject_deleted_by_id: deletedById })
    .where('subject_class', '=', subject.class)
    .where('subject_id', '=', subject.id)
    .where('subject_deleted_at', 'is', null)
    .$if(embedId !== undefined, (query) => query.where('subject_embed_id', '=', embedId ?? ''))
    .execute();
}
