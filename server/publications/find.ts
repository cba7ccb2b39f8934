import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../db';
import { NotCanonicalName, NotFound } from '../errors';
import { isObjectId } from '../identifiers/objectId';
import { toSlug } from '../identifiers/slug';
import type { PublicationKind } from './kinds';

interface Named {
  id: string;
  slug: string;
}

/**
 * A function that sets a property of the request to the publication that a path names, and returns its
 * slug.
 *
 * The name is an identifier, a slug, or a former slug, which redirects.
 *
 * @param keep stores the row in the request
 * @throws NotFound, NotCanonicalName
 */
export function publicationFinder<Row extends Named>(
  db: Kysely<Database>,
  kind: PublicationKind,
  columns: readonly string[],
  keep: (request: FastifyRequest, row: Row) => void,
) {
  const findBy = async (condition: ReturnType<typeof sql<boolean>>): Promise<Row | undefined> => {
    const { rows } = await sql<Row>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(kind)}
      where ${condition} limit 1`.execute(db);
    return rows[0];
  };
  const bySlug = (slug: string) => findBy(sql`slug = ${slug}`);
  const byOldSlug = (slug: string) =>
    findBy(sql`old_slugs <> '{}' and old_slugs @> array[${slug}]::text[]`);

  return async (request: FastifyRequest, name: string): Promise<string> => {
    const row =
      (await bySlug(name)) ??
      (isObjectId(name) ? await findBy(sql`id = ${name.toLowerCase()}`) : undefined);
    if (!row) {
      const moved = (await bySlug(toSlug(name))) ?? (await byOldSlug(name));
      if (!moved) throw new NotFound();
      throw new NotCanonicalName(moved.slug);
    }
    keep(request, row);
    return row.slug;
  };
}
