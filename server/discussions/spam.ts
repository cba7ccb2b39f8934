import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import type { HeldBack } from '../db/schema';
import type { View } from '../http/view';
import type { Subject } from '../publications/subjects';
import { organizationReferences } from '../references/organization';
import { userReferences } from '../references/user';
import { reportOnce } from '../reports/automatic';
import { spamReason } from '../reports/spam';
import { discussionUrls } from './present';
import { type DiscussionRow, type MessageRow, messagesOf } from './repository';

interface Saved {
  row: DiscussionRow;
  /** Which texts are new or changed. Later messages are all looked at, each time. */
  changed: readonly ('title' | 'first')[];
  event?: HeldBack['event'];
}

/**
 * Report the first suspect text of a discussion that was saved: its title, its first message, or a later
 * one.
 *
 * Only the first one counts. If it was reported before, spam in later messages goes unnoticed, as in udata.
 *
 * @returns what was reported now: the discussion, or the identifier of a message
 */
export async function reportSpamIn(
  transaction: Kysely<Database>,
  { server }: FastifyRequest,
  { row, changed, event }: Saved,
  subject: Subject | undefined,
  view: View,
): Promise<string | undefined> {
  const { words, languages } = server.spamRules;
  if (words.length === 0 && languages.length === 0) return undefined;
  const [first, ...later] = (await messagesOf(transaction, [row.id])).get(row.id) ?? [];
  const texts: { text: string | null; message?: MessageRow }[] = [
    ...(changed.includes('title') ? [{ text: row.title }] : []),
    ...(changed.includes('first') && first ? [{ text: first.content }] : []),
    ...later.map((message) => ({ text: message.content, message })),
  ];
  for (const { text, message } of texts) {
    const reason = text === null ? undefined : spamReason(text, server.spamRules);
    if (text === null || reason === undefined) continue;
    const { url, self_web_url } = discussionUrls(row, subject, view);
    // With no-break spaces within the quotation marks, as in udata.
    const discussion = `sur la discussion «\u00a0[${row.title}](${self_web_url ?? url})\u00a0»`;
    const author = await authorOf(transaction, message ?? row, view);
    const by = author === undefined ? '' : ` de ${author}`;
    const isNew = await reportOnce(
      transaction,
      { class: 'Discussion', id: row.id, label: row.title },
      {
        what: message ? `dans le message${by} ${discussion}` : `${discussion}${by}`,
        reason,
        text,
        embedId: message?.id ?? null,
        heldBack: event && { event },
      },
    );
    return isNew ? (message?.id ?? 'discussion') : undefined;
  }
  return undefined;
}

/** The author of a message or a discussion, as a Markdown link. */
async function authorOf(
  db: Kysely<Database>,
  spoken: DiscussionRow | MessageRow,
  view: View,
): Promise<string | undefined> {
  const isMessage = 'posted_by_id' in spoken;
  const userId = isMessage ? spoken.posted_by_id : spoken.user_id;
  const organizationId = isMessage ? spoken.posted_by_organization_id : null;
  const organization = (await organizationReferences(db, [organizationId], view)).get(
    organizationId ?? '',
  );
  if (organization) return `[${organization.name}](${organization.page ?? organization.uri})`;
  const user = (await userReferences(db, [userId], view)).get(userId ?? '');
  return user && `[${user.first_name} ${user.last_name}](${user.page ?? user.uri})`;
}
