import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import type { Database } from '../db';
import { publicationFinder } from '../publications/find';
import { COLUMNS, type DataserviceRow } from './repository';

declare module 'fastify' {
  interface FastifyRequest {
    /** The dataservice that `{dataservice}` in the path names. */
    dataservice: DataserviceRow;
  }
}

export const DataservicePath = Type.Object({
  dataservice: Type.String({ description: 'Identifier or slug of the dataservice' }),
});

export const dataserviceFinder = (db: Kysely<Database>) =>
  publicationFinder<DataserviceRow>(db, 'dataservices', COLUMNS, (request, row) => {
    request.dataservice = row;
  });
