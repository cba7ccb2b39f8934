import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { ReportSubject } from '../../src/api/contract';
import type { Database } from '../db';
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
  suspect: Suspect,
  texts: readonly ChangedText[],
): Promise<void> {
  for (const { before, after } of texts) {
    if (after === null || after === before) continue;
    const reason = spamReason(after, server.spamRules);
    if (reason === undefined) continue;
    await reportOnce(db, suspect, messageOf(suspect, reason, after));
    return;
  }
}

/** udata's message, in French whatever the language of the instance. */
function messageOf({ class: name, page }: Suspect, reason: string, text: string): string {
  const subject = page === null ? name : `[${name}](${page})`;
  return `Spam potentiel sur ${subject}\n\nReason: ${reason}\nText: ${text.slice(0, SHOWN_LENGTH)}`;
}

async function reportOnce(
  db: Kysely<Database>,
  { class: subjectClass, id, label }: Suspect,
  message: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Two changes at the same time must not make two reports.
    await transaction
      .selectFrom(tableOfSubject(subjectClass) as 'users')
      .select('id')
      .where('id', '=', id)
      .forNoKeyUpdate()
      .execute();
    const known = await transaction
      .selectFrom('reports')
      .select('id')
      .where('subject_class', '=', subjectClass)
      .where('subject_id', '=', id)
      .where('reason', '=', 'auto_spam')
      .executeTakeFirst();
    if (known) return;
    await createReport(
      transaction,
      {
        subject: { class: subjectClass, id, label },
        reason: 'auto_spam',
        message,
        dismissed_at: null,
        subject_embed_id: null,
      },
      null,
    );
  });
}
