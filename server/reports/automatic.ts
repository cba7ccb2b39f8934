import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { ReportSubject } from '../../src/api/contract';
import type { Database } from '../db';
import type { HeldBack } from '../db/schema';
import { createReport, tableOfSubject } from './repository';
import { type SpamRules, spamReason } from './spam';

declare module 'fastify' {
  interface FastifyInstance {
    spamRules: SpamRules;
  }
}

/** Something whose texts may be spam. */
interface Suspect extends ReportSubject {
  label: string;
  /** Its public page, for a link. Null if there is none. */
  page: string | null;
}

/** A text as stored before and after a change. `before` is undefined for something new. */
interface ChangedText {
  before: string | null | undefined;
  after: string | null;
}

/** Characters of the text in the message of a report. */
const SHOWN_LENGTH = 500;

/**
 * Report something as spam if one of its new or changed texts is suspect, unless a report of this kind
 * exists, be it open or handled.
 *
 * @param texts in the order in which they are looked at; the first one that is suspect is reported
 */
export async function reportSpam(
  db: Kysely<Database>,
  { server }: FastifyRequest,
  { class: name, id, label, page }: Suspect,
  texts: readonly ChangedText[],
): Promise<void> {
  for (const { before, after } of texts) {
    if (after === null || after === before) continue;
    const reason = spamReason(after, server.spamRules);
    if (reason === undefined) continue;
    const subject = page === null ? name : `[${name}](${page})`;
    const finding = { what: `sur ${subject}`, reason, text: after };
    await db.transaction().execute(async (transaction) => {
      // Two changes at the same time must not make two reports.
      await transaction
        .selectFrom(tableOfSubject(name) as 'users')
        .select('id')
        .where('id', '=', id)
        .forNoKeyUpdate()
        .execute();
      await reportOnce(transaction, { class: name, id, label }, finding);
    });
    return;
  }
}

/** Why a text is reported. */
export interface Finding {
  /** What it is found on, in French, with a link if there is one. */
  what: string;
  reason: string;
  text: string;
  /** The message that has the text. Null if it belongs to the subject itself. */
  embedId?: string | null;
  heldBack?: HeldBack;
}

/**
 * Report a subject whose row is locked, unless there is such a report of the same message.
 *
 * @returns whether the report is new
 */
export async function reportOnce(
  transaction: Kysely<Database>,
  subject: ReportSubject & { label: string },
  { what, reason, text, embedId = null, heldBack }: Finding,
): Promise<boolean> {
  const known = await transaction
    .selectFrom('reports')
    .select('id')
    .where('subject_class', '=', subject.class)
    .where('subject_id', '=', subject.id)
    .where('reason', '=', 'auto_spam')
    .where(sql<boolean>`subject_embed_id is not distinct from ${embedId}`)
    .executeTakeFirst();
  if (known) return false;
  await createReport(
    transaction,
    {
      subject,
      reason: 'auto_spam',
      // udata's message, in French whatever the language of the instance.
      message: `Spam potentiel ${what}\n\nReason: ${reason}\nText: ${text.slice(0, SHOWN_LENGTH)}`,
      dismissed_at: null,
      subject_embed_id: embedId,
    },
    null,
    heldBack,
  );
  return true;
}
