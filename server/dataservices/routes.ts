import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import {
  Dataservice,
  DataserviceCreate,
  DataserviceListQuery,
  DataserviceUpdate,
  ErrorBody,
  Page,
  PublicationDeleteQuery,
} from '../../src/api/contract';
import { signedInCaller } from '../auth';
import type { Database } from '../db';
import { Gone } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readJsonBody } from '../http/body';
import { languageOf } from '../http/language';
import { answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { featuredRoutes } from '../publications/featured';
import { checkIdentifiers } from '../publications/filters';
import { requireEditor, requireReader } from '../publications/ownership';
import { reportSpamIn } from '../publications/spam';
import { refuseDeleted } from '../publications/write';
import { dataserviceFinder, DataservicePath } from './find';
import { dataserviceUrls, presentDataservices } from './present';
import { COLUMNS, type DataserviceRow, listDataservices } from './repository';
import { createDataservice, readDataservice, updateDataservice } from './write';

const tags = ['dataservices'];

const IDENTIFIERS = {
  owner: '`owner`',
  organization: '`organization`',
  dataset: '`dataset`',
  contact_point: '`contact_point`',
  topic: '`topic`',
  reuse: '`reuse`',
};

/** `/dataservices/`, which unlike the others are changed with PATCH. */
export function dataservicesRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const find = dataserviceFinder(db);
  const present = async (row: DataserviceRow, request: FastifyRequest) =>
    (await presentDataservices(db, [row], request))[0];

  app.get<{ Querystring: DataserviceListQuery & PageRequest }>(
    '/dataservices/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'List or search the dataservices that the caller may see',
        querystring: DataserviceListQuery,
        response: { 200: Page(Dataservice) },
      },
    },
    async (request, reply) => {
      checkIdentifiers(request.query, IDENTIFIERS);
      const dataservices = await listDataservices(db, request.caller, request.query);
      return answerPage(request, reply, request.query, dataservices, (rows) =>
        presentDataservices(db, rows, request),
      );
    },
  );

  app.post(
    '/dataservices/',
    {
      config: { access: 'signed-in', isCreation: true },
      schema: {
        tags,
        summary: 'Create a dataservice',
        body: DataserviceCreate,
        response: { 201: Dataservice },
      },
    },
    async (request, reply) => {
      const [body, caller] = [readJsonBody(request), signedInCaller(request)];
      const values = await readDataservice(db, body, undefined, caller, languageOf(request));
      const row = await createDataservice(db, values, caller.id);
      await reportSpam(db, request, undefined, row);
      return reply.code(201).send(await present(row, request));
    },
  );

  app.get(
    '/dataservices/:dataservice/',
    {
      config: { access: 'public', find },
      schema: {
        tags,
        summary: 'Get a dataservice',
        params: DataservicePath,
        response: { 200: Dataservice, 410: ErrorBody },
      },
    },
    async (request) => {
      await requireReader(db, request.caller, request.dataservice, () => {
        refuseDeleted('dataservices', request.dataservice);
      });
      return present(request.dataservice, request);
    },
  );

  app.patch(
    '/dataservices/:dataservice/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Change, hide, archive or restore a dataservice; omitted fields keep their values',
        params: DataservicePath,
        body: DataserviceUpdate,
        response: { 200: Dataservice, 403: ErrorBody, 410: ErrorBody },
      },
    },
    async (request) => {
      const [body, caller] = [readJsonBody(request), signedInCaller(request)];
      if (request.dataservice.deleted && body.deleted_at !== null) {
        throw new Gone('dataservice has been deleted');
      }
      await requireEditor(db, caller, request.dataservice);
      const language = languageOf(request);
      const changes = await readDataservice(db, body, request.dataservice, caller, language);
      const row = await updateDataservice(db, request.dataservice, changes, caller.id);
      await reportSpam(db, request, request.dataservice, row);
      return present(row, request);
    },
  );

  app.delete(
    '/dataservices/:dataservice/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Delete a dataservice, which can be restored; no e-mail is sent',
        params: DataservicePath,
        querystring: PublicationDeleteQuery,
        response: { 204: NO_CONTENT, 403: ErrorBody, 410: ErrorBody },
      },
    },
    async (request, reply) => {
      const caller = signedInCaller(request);
      if (request.dataservice.deleted) throw new Gone('dataservice has been deleted');
      await requireEditor(db, caller, request.dataservice);
      const deletion = { values: { deleted: new Date() }, datasets: undefined };
      await updateDataservice(db, request.dataservice, deletion, caller.id);
      return reply.code(204).send();
    },
  );

  featuredRoutes<DataserviceRow>(app, db, {
    kind: 'dataservices',
    url: '/dataservices/:dataservice/featured/',
    find,
    params: DataservicePath,
    answer: Dataservice,
    idOf: ({ dataservice }) => dataservice.id,
    columns: COLUMNS,
    present,
  });
}

const reportSpam = (
  db: Kysely<Database>,
  request: FastifyRequest,
  before: DataserviceRow | undefined,
  after: DataserviceRow,
) => {
  const page = dataserviceUrls(after, viewOf(request)).self_web_url;
  return reportSpamIn(db, request, 'dataservices', before, { ...after, page });
};
