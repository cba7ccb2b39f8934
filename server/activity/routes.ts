import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { Activity, ActivityListQuery, Page } from '../../src/api/contract';
import type { Database } from '../db';
import { BadRequest } from '../errors';
import { isoFormat } from '../http/dates';
import { inLanguage, languageOf } from '../http/language';
import { answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { checkIdentifiers } from '../publications/filters';
import { rightsOf } from '../publications/ownership';
import { subjectsByKeys, subjectUrls } from '../publications/subjects';
import { KEYS } from '../recording/keys';
import { organizationReferences } from '../references/organization';
import { userReferences } from '../references/user';
import { type ActivityRow, listActivity } from './repository';

const IDENTIFIERS = {
  related_to: '`related_to`',
  user: '`user`',
  organization: '`organization`',
};

/** `/activity/`: what accounts did, as far as it is recorded. */
export function activityRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  app.get<{ Querystring: ActivityListQuery & PageRequest }>(
    '/activity/',
    {
      config: { access: 'public' },
      schema: {
        tags: ['activity'],
        summary: 'List what accounts did; what the caller may not see is left out of pages',
        querystring: ActivityListQuery,
        response: { 200: Page(Activity) },
      },
    },
    async (request, reply) => {
      checkIdentifiers(request.query, IDENTIFIERS);
      const unknown = (request.query.key ?? []).filter((key) => key !== '' && !KEYS[key]);
      if (unknown.length > 0) {
        const names = [...new Set(unknown)].sort().join(', ');
        throw new BadRequest(`Unknown activity key(s): ${names}`);
      }
      const activity = await listActivity(db, request.query);
      return answerPage(request, reply, request.query, activity, (rows) =>
        presentActivity(db, rows, request),
      );
    },
  );
}

/** Build the bodies of entries, without those about something that is gone or hidden from the caller. */
async function presentActivity(
  db: Kysely<Database>,
  rows: readonly ActivityRow[],
  request: FastifyRequest,
): Promise<Activity[]> {
  const view = viewOf(request);
  const language = languageOf(request);
  const subjects = await subjectsByKeys(
    db,
    rows.map((row) => ({ class: row.subject_class, id: row.subject_id })),
  );
  const actors = await userReferences(
    db,
    rows.map(({ actor_id }) => actor_id),
    view,
  );
  const organizations = await organizationReferences(
    db,
    rows.map(({ organization_id }) => organization_id),
    view,
  );
  const rights = await rightsOf(db, request.caller);
  return rows.flatMap((row) => {
    const subject = subjects.get(row.subject_id);
    const actor = actors.get(row.actor_id);
    const facts = KEYS[row.key];
    if (!subject || !actor || !facts) return [];
    const isOwned = subject.class !== 'Organization' && subject.class !== 'User';
    const isHidden = isOwned && (subject.private || subject.deleted !== null);
    if (isHidden && !rights.mayReadHidden(subject)) return [];
    const { uri, page } = subjectUrls(subject, view);
    return {
      id: row.id,
      actor,
      organization: organizations.get(row.organization_id ?? '') ?? null,
      related_to: subject.title,
      related_to_id: subject.id,
      related_to_kind: subject.class,
      related_to_url: page ?? uri,
      created_at: isoFormat(row.created_at),
      key: row.key,
      label: inLanguage(facts.label, language),
      icon: facts.icon,
      changes: row.changes,
      extras: row.extras,
    };
  });
}
