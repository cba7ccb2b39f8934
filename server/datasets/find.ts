import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import type { Database } from '../db';
import { publicationFinder } from '../publications/find';
import { COLUMNS, type DatasetRow } from './repository';

declare module 'fastify' {
  interface FastifyRequest {
    /** The dataset that `{dataset}` in the path names. */
    dataset: DatasetRow;
  }
}

export const DatasetPath = Type.Object({
  dataset: Type.String({ description: 'Identifier or slug of the dataset' }),
});

export const datasetFinder = (db: Kysely<Database>) =>
  publicationFinder<DatasetRow>(db, 'datasets', COLUMNS, (request, row) => {
    request.dataset = row;
  });
