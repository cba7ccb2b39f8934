import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Discussion } from '../../src/api/contract';
import type { Database } from '../db';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import { type View, viewOf } from '../http/view';
import { rightsOf } from '../publications/ownership';
import { type Subject, subjectsByKeys, subjectUrls } from '../publications/subjects';
import { organizationReferences } from '../references/organization';
import { userReferences } from '../references/user';
import { type DiscussionRow, messagesOf } from './repository';
import { speaksFor } from './rights';

/** Build the bodies of discussions with their messages, and the rights of the caller on each. */
export async function presentDiscussions(
  db: Kysely<Database>,
  rows: readonly DiscussionRow[],
  request: FastifyRequest,
): Promise<Discussion[]> {
  const view = viewOf(request);
  const messages = await messagesOf(
    db,
    rows.map(({ id }) => id),
  );
  const all = [...messages.values()].flat();
  const users = await userReferences(
    db,
    [
      ...rows.flatMap((row) => [row.user_id, row.closed_by_id]),
      ...all.map((message) => message.posted_by_id),
    ],
    view,
  );
  const organizations = await organizationReferences(
    db,
    [
      ...rows.flatMap((row) => [row.organization_id, row.closed_by_organization_id]),
      ...all.map((message) => message.posted_by_organization_id),
    ],
    view,
  );
  const subjects = await subjectsByKeys(
    db,
    rows.map((row) => ({ class: row.subject_class, id: row.subject_id })),
  );
  const rights = await rightsOf(db, request.caller);
  const user = (id: string | null) => users.get(id ?? '') ?? null;
  const organization = (id: string | null) => organizations.get(id ?? '') ?? null;
  return rows.map((row) => {
    const subject = subjects.get(row.subject_id);
    const isAuthor = speaksFor(rights, row.user_id, row.organization_id);
    return {
      id: row.id,
      title: row.title,
      ...discussionUrls(row, subject, view),
      subject: { class: row.subject_class, id: row.subject_id },
      user: user(row.user_id),
      organization: organization(row.organization_id),
      created: isoFormat(row.created),
      closed: isoFormatOrNull(row.closed),
      closed_by: user(row.closed_by_id),
      closed_by_organization: organization(row.closed_by_organization_id),
      extras: row.extras ?? {},
      permissions: {
        close: isAuthor || (subject !== undefined && rights.mayEdit(subject)),
        delete: isAuthor,
        edit: isAuthor,
      },
      discussion: (messages.get(row.id) ?? []).map((message) => {
        const isWriter = speaksFor(rights, message.posted_by_id, message.posted_by_organization_id);
        return {
          id: message.id,
          content: message.content ?? '',
          posted_on: isoFormat(message.posted_on),
          posted_by: user(message.posted_by_id),
          posted_by_organization: organization(message.posted_by_organization_id),
          last_modified_at: isoFormatOrNull(message.last_modified_at),
          permissions: { delete: isWriter, edit: isWriter },
        };
      }),
    };
  });
}

/** The address of a discussion in the API, and on the page of its subject if there is one. */
export function discussionUrls({ id }: { id: string }, subject: Subject | undefined, view: View) {
  const page = subject && subjectUrls(subject, view).page;
  return {
    url: `${view.base}/discussions/${id}/`,
    self_web_url: page ? `${page}/discussions?discussion_id=${id}` : null,
  };
}
