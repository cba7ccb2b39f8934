import type { FastifyRequest } from 'fastify';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../db';
import type { HeldBack } from '../db/schema';
import { Forbidden, NotFound } from '../errors';
import { viewOf } from '../http/view';
import { rightsOf } from '../publications/ownership';
import { type Subject, subjectsByKeys } from '../publications/subjects';
import { recordActivity } from '../recording/activity';
import { type Release, markSubjectDeleted } from '../reports/repository';
import type { DeleteComments } from '../users/repository';
import {
  type DiscussionRow,
  discussionsWith,
  findDiscussion,
  insertDiscussion,
  insertMessage,
  lockDiscussion,
  type MessageRow,
  recountDiscussions,
  storeDiscussion,
  type Voice,
} from './repository';
import type { NewDiscussion } from './rules';
import { reportSpamIn } from './spam';

const CLOSED = "Can't add comments on a closed discussion";

/** Open a discussion. What follows from it is held back if it is probably spam. */
export function openDiscussion(
  db: Kysely<Database>,
  request: FastifyRequest,
  { subject, title, comment, organizationId, extras }: NewDiscussion,
  userId: string,
): Promise<DiscussionRow> {
  const voice = { userId, organizationId };
  return db.transaction().execute(async (transaction) => {
    const values = { subject_class: subject.class, subject_id: subject.id, title, extras };
    const row = await insertDiscussion(transaction, values, voice);
    await insertMessage(transaction, row.id, comment, voice);
    const stored = await storeDiscussion(transaction, row, {});
    const saved = { row: stored, changed: ['title', 'first'] as const, event: 'opened' as const };
    if (!(await isHeldBack(transaction, request, saved, subject))) {
      await announce(transaction, stored, 'opened', userId);
    }
    return stored;
  });
}

/** A comment, or the end of a discussion, or both. */
interface Answer extends Voice {
  /** Null to close without a word. */
  comment: string | null;
  isClosing: boolean;
}

/** @throws Forbidden when it was closed meanwhile, NotFound when it was deleted */
export function answerDiscussion(
  db: Kysely<Database>,
  request: FastifyRequest,
  id: string,
  { comment, isClosing, ...voice }: Answer,
): Promise<DiscussionRow> {
  return inLocked(db, id, async (transaction, before) => {
    if (before.closed) throw new Forbidden(CLOSED);
    const message =
      comment === null ? undefined : await insertMessage(transaction, id, comment, voice);
    const closing = isClosing && {
      closed: new Date(),
      closed_by_id: voice.userId,
      closed_by_organization_id: voice.organizationId,
    };
    const row = await storeDiscussion(transaction, before, closing || {});
    const event = isClosing ? 'closed' : 'commented';
    const saved = { row, changed: [], event, message } as const;
    if (!(await isHeldBack(transaction, request, saved))) {
      await announce(transaction, row, event, voice.userId);
    }
    return row;
  });
}

/** @throws NotFound when it was deleted */
export const renameDiscussion = (
  db: Kysely<Database>,
  request: FastifyRequest,
  id: string,
  title: string,
): Promise<DiscussionRow> =>
  inLocked(db, id, async (transaction, before) => {
    const row = await storeDiscussion(transaction, before, { title });
    const changed = title === before.title ? [] : (['title'] as const);
    await isHeldBack(transaction, request, { row, changed });
    return row;
  });

/** @throws NotFound when the discussion or the message was deleted */
export const editMessage = (
  db: Kysely<Database>,
  request: FastifyRequest,
  message: MessageRow,
  content: string,
  isFirst: boolean,
): Promise<DiscussionRow> =>
  inLocked(db, message.discussion_id, async (transaction, before) => {
    await transaction
      .updateTable('discussion_messages')
      .set({ content, last_modified_at: new Date() })
      .where('id', '=', message.id)
      .execute();
    const row = await storeDiscussion(transaction, before, {});
    const changed = isFirst && content !== message.content ? (['first'] as const) : [];
    await isHeldBack(transaction, request, { row, changed });
    return row;
  });

/** Delete a discussion with its messages, for good, and settle the reports about it. */
export async function deleteDiscussion(
  db: Kysely<Database>,
  row: DiscussionRow,
  deletedById: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await removeDiscussion(transaction, row, deletedById);
  });
}

async function removeDiscussion(
  transaction: Transaction<Database>,
  { id, subject_class, subject_id }: DiscussionRow,
  deletedById: string,
): Promise<void> {
  await transaction.deleteFrom('discussions').where('id', '=', id).execute();
  await recountDiscussions(transaction, { class: subject_class, id: subject_id });
  const subject = { class: 'Discussion', id } as const;
  await markSubjectDeleted(transaction, subject, deletedById, new Date());
}

/**
 * Delete the comments of an account, as udata does: discussions in which nobody else wrote go, and in the
 * others its messages say `DELETED`.
 */
export const deleteCommentsOf: DeleteComments = async (transaction, userId, deletedById) => {
  for (const { id, isAlone } of await discussionsWith(transaction, userId)) {
    const row = await lockDiscussion(transaction, id);
    if (!row) continue;
    if (isAlone) await removeDiscussion(transaction, row, deletedById);
    else {
      await transaction
        .updateTable('discussion_messages')
        .set({ content: 'DELETED' })
        .where('discussion_id', '=', id)
        .where('posted_by_id', '=', userId)
        .execute();
      await storeDiscussion(transaction, row, {});
    }
  }
};

/** Delete a message, for good, and settle the reports about it. */
export async function deleteMessage(
  db: Kysely<Database>,
  { id, discussion_id }: MessageRow,
  deletedById: string,
): Promise<void> {
  await inLocked(db, discussion_id, async (transaction, before) => {
    await transaction.deleteFrom('discussion_messages').where('id', '=', id).execute();
    await storeDiscussion(transaction, before, {});
    const subject = { class: 'Discussion', id: discussion_id } as const;
    await markSubjectDeleted(transaction, subject, deletedById, new Date(), id);
  });
}

const inLocked = <T>(
  db: Kysely<Database>,
  id: string,
  write: (transaction: Transaction<Database>, before: DiscussionRow) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (transaction) => {
    const before = await lockDiscussion(transaction, id);
    if (!before) throw new NotFound();
    return write(transaction, before);
  });

interface Saved {
  row: DiscussionRow;
  changed: readonly ('title' | 'first')[];
  /** What happens, if anybody is told of it. */
  event?: HeldBack['event'];
  /** The new message. */
  message?: MessageRow;
}

/** Look for spam in a discussion that was saved. Whether what happened is held back because of it. */
async function isHeldBack(
  transaction: Transaction<Database>,
  request: FastifyRequest,
  saved: Saved,
  known?: Subject,
): Promise<boolean> {
  const { row, message, event } = saved;
  const key = { class: row.subject_class, id: row.subject_id };
  const subject = known ?? (await subjectsByKeys(transaction, [key])).get(row.subject_id);
  const isOwned = subject !== undefined && subject.class !== 'Post';
  if (isOwned && (await rightsOf(transaction, request.caller)).mayEdit(subject)) return false;
  const reported = await reportSpamIn(transaction, request, saved, subject, viewOf(request));
  if (reported === undefined || event === undefined) return false;
  return event === 'opened' ? reported === 'discussion' : reported === message?.id;
}

/** The first part of the keys of activity about the classes that have any. */
const ACTIVITY: Partial<Record<string, string>> = {
  Dataset: 'dataset',
  Reuse: 'reuse',
  Dataservice: 'dataservice',
};

/** What follows from an event of a discussion: the counters of its subject, and the log of activity. */
async function announce(
  transaction: Kysely<Database>,
  { subject_class, subject_id }: DiscussionRow,
  event: HeldBack['event'],
  actorId: string,
): Promise<void> {
  const subject = { class: subject_class, id: subject_id };
  if (event !== 'commented') await recountDiscussions(transaction, subject);
  const activity = ACTIVITY[subject_class];
  if (event === 'closed' || activity === undefined) return;
  await recordActivity(transaction, {
    key: `${activity}:discussed`,
    actorId,
    organizationId: null,
    subject,
  });
}

/** Does what was held back, as the moderator who dismisses the report, as in udata. */
export const releaseDiscussion: Release = async (transaction, report, { event }, moderatorId) => {
  const row = await findDiscussion(transaction, report.subject_id);
  // udata answers 500 when the discussion was deleted, although the report is dismissed.
  if (row) await announce(transaction, row, event, moderatorId);
};
