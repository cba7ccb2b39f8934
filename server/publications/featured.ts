import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { TSchema } from 'typebox';
import type { Database } from '../db';
import { KINDS, type PublicationKind } from './kinds';

interface FeaturedRoutes<Row> {
  kind: PublicationKind;
  url: string;
  find: (request: FastifyRequest, name: string) => Promise<string>;
  params: TSchema;
  /** Schema of the answer. */
  answer: TSchema;
  idOf(request: FastifyRequest): string;
  columns: readonly string[];
  present(row: Row, request: FastifyRequest): Promise<unknown>;
}

/** The routes with which administrators of the site feature a publication, or no longer. */
export function featuredRoutes<Row>(
  app: FastifyInstance,
  db: Kysely<Database>,
  { kind, url, find, params, answer, idOf, columns, present }: FeaturedRoutes<Row>,
): void {
  const name = KINDS[kind].activity;
  for (const [method, isFeatured] of [['POST', true] as const, ['DELETE', false] as const]) {
    app.route({
      method,
      url,
      config: { access: 'administrator', find },
      schema: {
        tags: [kind],
        summary: isFeatured ? `Feature a ${name}` : `End the featuring of a ${name}`,
        params,
        response: { 200: answer },
      },
      handler: async (request) => {
        const { rows } = await sql<Row>`
          update ${sql.table(kind)} set featured = ${isFeatured} where id = ${idOf(request)}
          returning ${sql.join(columns.map((column) => sql.ref(column)))}`.execute(db);
        return present(rows[0] as Row, request);
      },
    });
  }
}
