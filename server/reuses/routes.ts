import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  ErrorBody,
  Page,
  PublicationDeleteQuery,
  Reuse,
  ReuseCreate,
  ReuseDatasetCreate,
  ReuseListQuery,
  ReuseUpdate,
} from '../../src/api/contract';
import { signedInCaller } from '../auth';
import type { Database } from '../db';
import { rowExists } from '../db/rowExists';
import { BadRequest, NotFound } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readJsonBody } from '../http/body';
import { inLanguage, languageOf } from '../http/language';
import { answerList, answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { isObjectId } from '../identifiers/objectId';
import { organizationFinder, OrganizationPath } from '../organizations/find';
import { featuredRoutes } from '../publications/featured';
import { checkIdentifiers } from '../publications/filters';
import { datasetIdsOf } from '../publications/links';
import { isMemberOf, requireEditor, requireReader } from '../publications/ownership';
import { reportSpamIn } from '../publications/spam';
import { refuseDeleted } from '../publications/write';
import { reuseFinder, ReusePath } from './find';
import { TOPIC_LABELS, TYPE_LABELS } from './labels';
import { presentReuses, reuseUrls } from './present';
import { COLUMNS, listReuses, organizationReuses, type ReuseRow } from './repository';
import { createReuse, readReuse, updateReuse } from './write';

const tags = ['reuses'];

const IDENTIFIERS = {
  owner: '`owner`',
  organization: '`organization`',
  dataset: '`dataset`',
  dataservice: '`dataservice`',
};

/** `/reuses/`. Images can only be read here. */
export function reusesRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const find = reuseFinder(db);
  const present = async (row: ReuseRow, request: FastifyRequest) =>
    (await presentReuses(db, [row], request))[0];

  app.get<{ Querystring: ReuseListQuery & PageRequest }>(
    '/reuses/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'List or search the reuses that the caller may see',
        querystring: ReuseListQuery,
        response: { 200: Page(Reuse) },
      },
    },
    async (request, reply) => {
      checkIdentifiers(request.query, IDENTIFIERS);
      const reuses = await listReuses(db, request.caller, request.query);
      return answerPage(request, reply, request.query, reuses, (rows) =>
        presentReuses(db, rows, request),
      );
    },
  );

  app.post(
    '/reuses/',
    {
      config: { access: 'signed-in', isCreation: true },
      schema: { tags, summary: 'Create a reuse', body: ReuseCreate, response: { 201: Reuse } },
    },
    async (request, reply) => {
      const [body, caller] = [readJsonBody(request), signedInCaller(request)];
      const values = await readReuse(db, body, undefined, caller, languageOf(request));
      const row = await createReuse(db, values, caller.id);
      await reportSpam(db, request, undefined, row);
      return reply.code(201).send(await present(row, request));
    },
  );

  for (const [name, labels] of [
    ['types', TYPE_LABELS],
    ['topics', TOPIC_LABELS],
  ] as const) {
    app.get(
      `/reuses/${name}/`,
      {
        config: { access: 'public' },
        schema: {
          tags,
          summary: `List the ${name} of reuses`,
          response: { 200: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })) },
        },
      },
      async (request) =>
        Object.entries(labels).map(([id, label]) => ({
          id,
          label: inLanguage(label, languageOf(request)),
        })),
    );
  }

  app.get(
    '/reuses/:reuse/',
    {
      config: { access: 'public', find },
      schema: {
        tags,
        summary: 'Get a reuse',
        params: ReusePath,
        response: { 200: Reuse, 410: ErrorBody },
      },
    },
    async (request) => {
      await requireReader(db, request.caller, request.reuse, () => {
        refuseDeleted('reuses', request.reuse);
      });
      return present(request.reuse, request);
    },
  );

  app.put(
    '/reuses/:reuse/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Change, hide, archive or restore a reuse; omitted fields keep their values',
        params: ReusePath,
        body: ReuseUpdate,
        response: { 200: Reuse, 403: ErrorBody, 410: ErrorBody },
      },
    },
    async (request) => {
      const [body, caller] = [readJsonBody(request), signedInCaller(request)];
      refuseDeleted('reuses', request.reuse, body.deleted === null);
      await requireEditor(db, caller, request.reuse);
      const changes = await readReuse(db, body, request.reuse, caller, languageOf(request));
      const row = await updateReuse(db, request.reuse, changes, caller.id);
      await reportSpam(db, request, request.reuse, row);
      return present(row, request);
    },
  );

  app.delete(
    '/reuses/:reuse/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Delete a reuse, which can be restored; no e-mail is sent',
        params: ReusePath,
        querystring: PublicationDeleteQuery,
        response: { 204: NO_CONTENT, 403: ErrorBody, 410: ErrorBody },
      },
    },
    async (request, reply) => {
      const caller = signedInCaller(request);
      refuseDeleted('reuses', request.reuse);
      await requireEditor(db, caller, request.reuse);
      const deletion = { values: { deleted: new Date() }, datasets: undefined };
      await updateReuse(db, request.reuse, deletion, caller.id);
      return reply.code(204).send();
    },
  );

  app.post(
    '/reuses/:reuse/datasets/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Add a dataset to a reuse',
        params: ReusePath,
        body: ReuseDatasetCreate,
        response: { 200: Reuse, 201: Reuse, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      const [{ reuse }, caller] = [request, signedInCaller(request)];
      await requireEditor(db, caller, reuse);
      const { id } = readJsonBody(request);
      if (id === undefined) throw new BadRequest('Expect a dataset identifier');
      const datasetId = typeof id === 'string' && isObjectId(id) ? id.toLowerCase() : undefined;
      if (datasetId === undefined || !(await rowExists(db, 'datasets', datasetId))) {
        throw new NotFound();
      }
      const before = (await datasetIdsOf(db, 'reuses', [reuse.id])).get(reuse.id) ?? [];
      if (before.includes(datasetId)) return present(reuse, request);
      const changes = { values: {}, datasets: [...before, datasetId] };
      const row = await updateReuse(db, reuse, changes, caller.id);
      return reply.code(201).send(await present(row, request));
    },
  );

  app.get(
    '/organizations/:org/reuses/',
    {
      config: { access: 'public', find: organizationFinder(db) },
      schema: {
        tags: ['organizations'],
        summary: 'List the reuses of an organization, deleted and archived ones too',
        params: OrganizationPath,
        response: { 200: Type.Array(Reuse) },
      },
    },
    async (request, reply) => {
      const { organization, caller } = request;
      const isMember = await isMemberOf(db, caller, organization.id);
      const batches = await organizationReuses(db, organization.id, isMember);
      return answerList(request, reply, batches, (rows) => presentReuses(db, rows, request));
    },
  );

  featuredRoutes<ReuseRow>(app, db, {
    kind: 'reuses',
    url: '/reuses/:reuse/featured/',
    find,
    params: ReusePath,
    answer: Reuse,
    idOf: ({ reuse }) => reuse.id,
    columns: COLUMNS,
    present,
  });
}

const reportSpam = (
  db: Kysely<Database>,
  request: FastifyRequest,
  before: ReuseRow | undefined,
  after: ReuseRow,
) => {
  const { page } = reuseUrls(after, viewOf(request));
  return reportSpamIn(db, request, 'reuses', before, { ...after, page });
};
