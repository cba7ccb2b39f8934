import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import {
  Dataset,
  DatasetCreate,
  DatasetListQuery,
  DatasetUpdate,
  ErrorBody,
  OrganizationDatasetsQuery,
  Page,
  PublicationDeleteQuery,
} from '../../src/api/contract';
import { signedInCaller } from '../auth';
import type { Database } from '../db';
import { Conflict, Unauthorized } from '../errors';
import { NO_CONTENT } from '../http/access';
import { readFormBody, readJsonBody } from '../http/body';
import { answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { organizationFinder, OrganizationPath } from '../organizations/find';
import { featuredRoutes } from '../publications/featured';
import { checkIdentifiers } from '../publications/filters';
import { isMemberOf, requireEditor, requireReader } from '../publications/ownership';
import { reportSpamIn } from '../publications/spam';
import { refuseDeleted } from '../publications/write';
import { datasetFinder, DatasetPath } from './find';
import { datasetUrls, presentDatasets } from './present';
import { COLUMNS, type DatasetRow, listDatasets, listOrganizationDatasets } from './repository';
import { readDataset } from './rules';
import { createDataset, updateDataset } from './write';

const tags = ['datasets'];

/** How each filter that takes an identifier names itself in a refusal. */
const IDENTIFIERS = {
  organization: 'Organization arg',
  owner: 'Owner arg',
  followed_by: '`followed_by` arg',
  topic: 'Topic arg',
  dataservice: 'Dataservice arg',
  reuse: 'Reuse arg',
};

/** `/datasets/`. Files and most fields can only be read here: see docs/api.md. */
export function datasetsRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const find = datasetFinder(db);
  const present = async (row: DatasetRow, request: FastifyRequest) =>
    (await presentDatasets(db, [row], request))[0];

  app.get<{ Querystring: DatasetListQuery & PageRequest }>(
    '/datasets/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'List or search the datasets that the caller may see',
        querystring: DatasetListQuery,
        response: { 200: Page(Dataset) },
      },
    },
    async (request, reply) => {
      const { query, caller } = request;
      checkIdentifiers(query, IDENTIFIERS);
      const isByState = [query.archived, query.deleted, query.private].some(
        (state) => state !== undefined,
      );
      if (isByState && !caller) throw new Unauthorized();
      const datasets = await listDatasets(db, caller, query);
      return answerPage(request, reply, query, datasets, (rows) =>
        presentDatasets(db, rows, request),
      );
    },
  );

  app.post(
    '/datasets/',
    {
      config: { access: 'signed-in', isCreation: true },
      schema: {
        tags,
        summary: 'Create a dataset',
        body: DatasetCreate,
        response: { 201: Dataset },
      },
    },
    async (request, reply) => {
      const body = readFormBody(request);
      const caller = signedInCaller(request);
      const row = await createDataset(
        db,
        await readDataset(db, body, undefined, caller),
        caller.id,
      );
      await reportSpam(db, request, undefined, row);
      return reply.code(201).send(await present(row, request));
    },
  );

  app.get(
    '/datasets/:dataset/',
    {
      config: { access: 'public', find },
      schema: {
        tags,
        summary: 'Get a dataset',
        params: DatasetPath,
        response: { 200: Dataset, 410: ErrorBody },
      },
    },
    async (request) => {
      await requireReader(db, request.caller, request.dataset, () => {
        refuseDeleted('datasets', request.dataset);
      });
      return present(request.dataset, request);
    },
  );

  app.put(
    '/datasets/:dataset/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary:
          'Change, hide, archive or restore a dataset; omitted tags and coverage are emptied',
        params: DatasetPath,
        body: DatasetUpdate,
        response: { 200: Dataset, 403: ErrorBody, 410: ErrorBody },
      },
    },
    async (request) => {
      const body = readJsonBody(request);
      const caller = signedInCaller(request);
      refuseDeleted('datasets', request.dataset, body.deleted === null);
      await requireEditor(db, caller, request.dataset);
      const changes = await readDataset(db, body, request.dataset, caller);
      const row = await updateDataset(db, request.dataset, changes, caller.id);
      await reportSpam(db, request, request.dataset, row);
      return present(row, request);
    },
  );

  app.delete(
    '/datasets/:dataset/',
    {
      config: { access: 'signed-in', find },
      schema: {
        tags,
        summary: 'Delete a dataset, which can be restored; no e-mail is sent',
        params: DatasetPath,
        querystring: PublicationDeleteQuery,
        response: { 204: NO_CONTENT, 403: ErrorBody, 409: ErrorBody, 410: ErrorBody },
      },
    },
    async (request, reply) => {
      const caller = signedInCaller(request);
      refuseDeleted('datasets', request.dataset);
      await requireEditor(db, caller, request.dataset);
      if (request.dataset.doi !== null) {
        throw new Conflict('Dataset has a DOI and can only be archived, not deleted');
      }
      await updateDataset(db, request.dataset, { deleted: new Date() }, caller.id);
      return reply.code(204).send();
    },
  );

  app.get<{ Querystring: OrganizationDatasetsQuery & PageRequest }>(
    '/organizations/:org/datasets/',
    {
      config: { access: 'public', find: organizationFinder(db) },
      schema: {
        tags: ['organizations'],
        summary: 'List the datasets of an organization, deleted and archived ones too',
        params: OrganizationPath,
        querystring: OrganizationDatasetsQuery,
        response: { 200: Page(Dataset) },
      },
    },
    async (request, reply) => {
      const { organization, caller, query } = request;
      const isMember = await isMemberOf(db, caller, organization.id);
      const datasets = await listOrganizationDatasets(db, organization.id, isMember, query);
      return answerPage(request, reply, query, datasets, (rows) =>
        presentDatasets(db, rows, request),
      );
    },
  );

  featuredRoutes<DatasetRow>(app, db, {
    kind: 'datasets',
    url: '/datasets/:dataset/featured/',
    find,
    params: DatasetPath,
    answer: Dataset,
    idOf: ({ dataset }) => dataset.id,
    columns: COLUMNS,
    present,
  });
}

const reportSpam = (
  db: Kysely<Database>,
  request: FastifyRequest,
  before: DatasetRow | undefined,
  after: DatasetRow,
) => {
  const { page } = datasetUrls(after, viewOf(request));
  return reportSpamIn(db, request, 'datasets', before, { ...after, page });
};
