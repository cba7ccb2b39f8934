import { type Kysely, sql } from 'kysely';
import groupBy from 'lodash/groupBy.js';
import type { Database } from '../db';
import { publicPage, type View } from '../http/view';
import type { Owned } from './ownership';

/** Something that activity, discussions and transfers are about. */
export interface Subject extends Owned {
  class: string;
  id: string;
  /** Its title or name. */
  title: string;
  acronym: string | null;
  slug: string;
  private: boolean;
  deleted: Date | null;
}

interface SubjectSource {
  table: string;
  /** The expressions of columns that are not named like the fields of a subject. */
  columns: Partial<
    Record<'title' | 'acronym' | 'private' | 'owner_id' | 'organization_id', string>
  >;
}

const OF_NOBODY = { owner_id: 'null', organization_id: 'null', private: 'false' };

const SOURCES: Partial<Record<string, SubjectSource>> = {
  Dataset: { table: 'datasets', columns: {} },
  Reuse: { table: 'reuses', columns: { acronym: 'null' } },
  Dataservice: { table: 'dataservices', columns: {} },
  Organization: { table: 'organizations', columns: { ...OF_NOBODY, title: 'name' } },
  User: {
    table: 'users',
    columns: { ...OF_NOBODY, title: `first_name || ' ' || last_name`, acronym: 'null' },
  },
};

/** The paths of the subjects of each class, in the API and on the public site. */
const PATHS: Partial<Record<string, string>> = {
  Dataset: 'datasets',
  Reuse: 'reuses',
  Dataservice: 'dataservices',
  Organization: 'organizations',
  User: 'users',
};

interface SubjectKey {
  class: string;
  id: string;
}

/** The subjects that exist, by identifier. */
export async function subjectsByKeys(
  db: Kysely<Database>,
  keys: readonly SubjectKey[],
): Promise<Map<string, Subject>> {
  const found = new Map<string, Subject>();
  for (const [name, ofClass] of Object.entries(groupBy(keys, (key) => key.class))) {
    const source = SOURCES[name];
    if (!source) continue;
    const column = (field: keyof SubjectSource['columns']) =>
      sql.raw(source.columns[field] ?? field);
    const ids = [...new Set(ofClass.map(({ id }) => id))];
    const { rows } = await sql<Subject>`
      select ${name} as class, id, slug, deleted, ${column('title')} as title,
        ${column('acronym')} as acronym, ${column('private')} as private,
        ${column('owner_id')} as owner_id, ${column('organization_id')} as organization_id
      from ${sql.table(source.table)} where id = any(${ids})`.execute(db);
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** The address of a subject in the API, and on the public site if there is one. */
export function subjectUrls({ class: name, slug }: Subject, view: View) {
  const path = PATHS[name] ?? '';
  return { uri: `${view.base}/${path}/${slug}/`, page: publicPage(view, `${path}/${slug}`) };
}
