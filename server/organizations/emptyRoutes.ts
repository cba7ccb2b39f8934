import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import { OrganizationDatasetsQuery, Page } from '../../src/api/contract';
import type { Database } from '../db';
import { pageOf, type PageRequest } from '../http/page';
import { organizationFinder, OrganizationPath } from './find';

const tags = ['organizations'];

/** Lists of udata that are always empty: this server does not store what organizations publish. */
export function emptyRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const config = { access: 'public', find: organizationFinder(db) } as const;
  const schemaFor = (name: string) => ({
    tags,
    summary: `List the ${name} of an organization; always empty on this server`,
    params: OrganizationPath,
  });

  app.get<{ Querystring: PageRequest }>(
    '/organizations/:org/datasets/',
    {
      config,
      schema: {
        ...schemaFor('datasets'),
        querystring: OrganizationDatasetsQuery,
        response: { 200: Page(Type.Unknown()) },
      },
    },
    (request) => pageOf(request, request.query, { rows: [], total: 0 }),
  );

  const response = { 200: Type.Array(Type.Unknown()) };
  for (const name of ['reuses', 'discussions']) {
    app.get(
      `/organizations/:org/${name}/`,
      { config, schema: { ...schemaFor(name), response } },
      async () => [],
    );
  }
}
