import { randomUUID } from 'node:crypto';
import { type Kysely, type RawBuilder, type Selectable, sql, type Transaction } from 'kysely';
import groupBy from 'lodash/groupBy.js';
import type { DiscussionListQuery } from '../../src/api/contract';
import type { Database } from '../db';
import { orderedRows } from '../db/orderedIds';
import { type Batches, batchesOf, bytesOfJson, NO_ROWS } from '../db/rowBatches';
import type { DiscussionMessageTable, DiscussionTable } from '../db/schema';
import { type PageRequest, rangeOf } from '../http/page';
import { newObjectId } from '../identifiers/objectId';
import { tsquery } from '../search/query';
import { tsvector } from '../search/vector';

type Db = Kysely<Database>;

/** A discussion as stored, without its search column. */
export type DiscussionRow = Omit<Selectable<DiscussionTable>, 'search'>;
export type MessageRow = Selectable<DiscussionMessageTable>;

const COLUMNS = [
  'id',
  'subject_class',
  'subject_id',
  'title',
  'user_id',
  'organization_id',
  'created',
  'last_posted_on',
  'closed',
  'closed_by_id',
  'closed_by_organization_id',
  'extras',
] as const satisfies (keyof DiscussionRow)[];

/** The bytes of the messages, which the body of a discussion has whole. */
const BYTES_OF_MESSAGES = sql<number>`coalesce((
  select sum(octet_length(content) + 1000)::integer
  from discussion_messages where discussion_id = discussions.id
), 0)`;

const SOURCE = {
  table: 'discussions',
  columns: COLUMNS,
  long: ['extras'],
  longBytes: sql<number>`${bytesOfJson('extras')} + ${BYTES_OF_MESSAGES}`,
} as const;

/** One page of the discussions, newest first unless `sort` says otherwise. */
export async function listDiscussions(
  db: Db,
  { q, sort, closed, for: subjects = [], org, user, ...page }: DiscussionListQuery & PageRequest,
): Promise<Batches<DiscussionRow>> {
  const search = q ? tsquery(q, 'all') : undefined;
  if (q && search === undefined) return NO_ROWS;
  const ids = subjects.filter(Boolean).map((id) => id.toLowerCase());
  const conditions: RawBuilder<boolean>[] = [
    ...(closed === undefined ? [] : [sql<boolean>`(closed is not null) = ${closed}`]),
    ...(ids.length > 0 ? [sql<boolean>`subject_id = any(${ids})`] : []),
    ...(org ? [sql<boolean>`subject_id in (${publishedBy(org.toLowerCase())})`] : []),
    ...(user
      ? [
          sql<boolean>`id in (
            select discussion_id from discussion_messages where posted_by_id = ${user.toLowerCase()})`,
        ]
      : []),
  ];
  return orderedRows<DiscussionRow>(
    db,
    {
      rows: { where: sql`true`, counted: 'discussions', others: [] },
      search,
      where: conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : undefined,
      order: orderOf(sort, search !== undefined),
      ...rangeOf(page),
    },
    SOURCE,
  );
}

/** The discussions about datasets and reuses of an organization, newest first. */
export async function organizationDiscussions(
  db: Db,
  organizationId: string,
): Promise<AsyncGenerator<DiscussionRow[]>> {
  const { rows } = await sql<{ id: string }>`
    select id from discussions
    where subject_id in (${publishedBy(organizationId, ['datasets', 'reuses'])})
    order by created desc, id desc`.execute(db);
  return batchesOf<DiscussionRow>(
    db,
    SOURCE,
    rows.map(({ id }) => id),
  );
}

/** The identifiers of what an organization publishes that can be discussed. */
const publishedBy = (organizationId: string, tables = ['datasets', 'reuses', 'dataservices']) =>
  sql.join(
    tables.map(
      (table) => sql`select id from ${sql.table(table)} where organization_id = ${organizationId}`,
    ),
    sql` union all `,
  );

function orderOf(sort: string | undefined, isSearch: boolean) {
  if (sort === undefined && isSearch) return 'rank' as const;
  const key = sort ?? '-created';
  const isDescending = key.startsWith('-');
  const name = key.replace(/^-/, '');
  // Of several dates, MongoDB takes the earliest in ascending order, and the latest in descending order.
  const ofMessages = isDescending ? 'last_posted_on' : 'created';
  return { column: name === 'discussion.posted_on' ? ofMessages : name, isDescending };
}

export const findDiscussion = (db: Db, id: string): Promise<DiscussionRow | undefined> =>
  db.selectFrom('discussions').select(COLUMNS).where('id', '=', id).executeTakeFirst();

/** Read a discussion and lock its row until the end of the transaction. Undefined if it is gone. */
export const lockDiscussion = (
  transaction: Transaction<Database>,
  id: string,
): Promise<DiscussionRow | undefined> =>
  transaction
    .selectFrom('discussions')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** The messages of each discussion, in their order. */
export async function messagesOf(
  db: Db,
  discussionIds: readonly string[],
): Promise<Map<string, MessageRow[]>> {
  const rows = await db
    .selectFrom('discussion_messages')
    .selectAll()
    .where(sql<boolean>`discussion_id = any(${discussionIds})`)
    .orderBy('discussion_id')
    .orderBy('place')
    .execute();
  return new Map(Object.entries(groupBy(rows, ({ discussion_id }) => discussion_id)));
}

/** The discussions in which an account wrote, and whether nobody else did. */
export async function discussionsWith(
  db: Db,
  userId: string,
): Promise<{ id: string; isAlone: boolean }[]> {
  const { rows } = await sql<{ id: string; isAlone: boolean }>`
    select discussion_id as id, bool_and(posted_by_id is not distinct from ${userId}) as "isAlone"
    from discussion_messages
    where discussion_id in (
      select discussion_id from discussion_messages where posted_by_id = ${userId}
    )
    group by discussion_id order by discussion_id`.execute(db);
  return rows;
}

/** Who speaks, and in the name of which organization. */
export interface Voice {
  userId: string;
  organizationId: string | null;
}

/** Insert a discussion, without its messages. */
export const insertDiscussion = (
  transaction: Db,
  values: Pick<DiscussionRow, 'subject_class' | 'subject_id' | 'title' | 'extras'>,
  { userId, organizationId }: Voice,
): Promise<DiscussionRow> => {
  const now = new Date();
  return transaction
    .insertInto('discussions')
    .values({
      ...values,
      id: newObjectId(),
      user_id: userId,
      organization_id: organizationId,
      created: now,
      last_posted_on: now,
      closed: null,
      closed_by_id: null,
      closed_by_organization_id: null,
      search: '',
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
};

export const insertMessage = (
  transaction: Db,
  discussionId: string,
  content: string,
  { userId, organizationId }: Voice,
): Promise<MessageRow> =>
  transaction
    .insertInto('discussion_messages')
    .values({
      id: randomUUID(),
      discussion_id: discussionId,
      content,
      posted_on: new Date(),
      posted_by_id: userId,
      posted_by_organization_id: organizationId,
      last_modified_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Change a discussion whose messages are written, and the words it is found by. */
export async function storeDiscussion(
  transaction: Db,
  { id, ...before }: DiscussionRow,
  changes: Partial<DiscussionRow>,
): Promise<DiscussionRow> {
  const messages = (await messagesOf(transaction, [id])).get(id) ?? [];
  const { title } = { ...before, ...changes };
  const texts = messages.map(({ content }) => content ?? '').join('\n');
  return transaction
    .updateTable('discussions')
    .set({
      ...changes,
      last_posted_on: messages.at(-1)?.posted_on ?? before.last_posted_on,
      search: tsvector([
        [title, 'A'],
        [texts, 'C'],
      ]),
    })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/** The classes of subjects that count their discussions, with their tables. */
const COUNTING: Partial<Record<string, string>> = {
  Dataset: 'datasets',
  Reuse: 'reuses',
  Dataservice: 'dataservices',
};

/** Count again the discussions of a subject, if its class counts them. */
export async function recountDiscussions(
  transaction: Db,
  subject: { class: string; id: string },
): Promise<void> {
  const table = COUNTING[subject.class];
  if (table === undefined) return;
  await sql`
    select id from ${sql.table(table)} where id = ${subject.id} for no key update`.execute(
    transaction,
  );
  await sql`
    update ${sql.table(table)} as subject set
      discussions = (select count(*) from discussions where subject_id = subject.id),
      discussions_open = (
        select count(*) from discussions where subject_id = subject.id and closed is null
      )
    where id = ${subject.id}`.execute(transaction);
}
