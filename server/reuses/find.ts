import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import type { Database } from '../db';
import { publicationFinder } from '../publications/find';
import { COLUMNS, type ReuseRow } from './repository';

declare module 'fastify' {
  interface FastifyRequest {
    /** The reuse that `{reuse}` in the path names. */
    reuse: ReuseRow;
  }
}

export const ReusePath = Type.Object({
  reuse: Type.String({ description: 'Identifier or slug of the reuse' }),
});

export const reuseFinder = (db: Kysely<Database>) =>
  publicationFinder<ReuseRow>(db, 'reuses', COLUMNS, (request, row) => {
    request.reuse = row;
  });
