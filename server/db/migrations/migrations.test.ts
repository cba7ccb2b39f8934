import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { freshDatabase } from '../../testing/freshStore';
import { breakingChanges, readSchema, type Schema } from '../../testing/schemaChanges';
import { startEmbedded } from '../embedded';
import type { Database } from '../schema';
import { temporaryFolder } from '../../testing/temporary';
import { migrate, MIGRATION_NAMES } from '.';

/** An empty database, without tables. */
async function emptyDatabase() {
  const serverUrl = inject('serverUrl');
  const server = serverUrl === undefined ? undefined : await freshDatabase(serverUrl);
  const embedded = server ? undefined : await startEmbedded(temporaryFolder('vigie-migrations-'));
  const pool = new pg.Pool({
    ...(server ? { connectionString: server.url } : embedded?.connection),
    max: 1,
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    async close() {
      await db.destroy();
      await server?.drop();
      await embedded?.close();
    },
  };
}

let db: Kysely<Database>;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await emptyDatabase());
});
afterAll(() => close());

/** Always applied together with the next one, which mends it. */
const MENDED = '0009_contact_key';

/** Changes that break no write of the version before. */
const HARMLESS: Record<string, string[]> = {
  // That version names the constraint, not its columns, and the new key accepts more rows.
  '0010_contact_key_constraint': [
    'key contact_points: btree (name, email, contact_form, role, owner_id, organization_id) NULLS NOT DISTINCT is gone',
    'key contact_points: btree (name, email, contact_form_hash, role, owner_id, organization_id) NULLS NOT DISTINCT is new',
  ],
};

describe('the migrations', () => {
  it('let servers of the version before go on writing', async () => {
    let before: Schema | undefined;
    for (const name of MIGRATION_NAMES) {
      await migrate(db, name);
      if (name === MENDED) continue;
      const after = await readSchema(db);
      if (before)
        expect({ [name]: breakingChanges(before, after) }).toEqual({
          [name]: HARMLESS[name] ?? [],
        });
      before = after;
    }
  });

  it('keep the constraint of contact points that earlier versions name', async () => {
    const insert = (id: string) =>
      sql`insert into contact_points (id, name, contact_form, role)
        values (${id}, 'Accueil', ${'https://example.org/\\'.repeat(500)}, 'contact')
        on conflict on constraint contact_points_key do nothing`.execute(db);
    expect((await insert('first')).numAffectedRows).toBe(1n);
    expect((await insert('again')).numAffectedRows).toBe(0n);
  });

  it('of a later version are named, before anything is changed', async () => {
    await sql`insert into kysely_migration values ('9999_future', now()::text)`.execute(db);
    await expect(migrate(db)).rejects.toThrow(
      'The database is of a later version of this program: its migration 9999_future is unknown here.',
    );
    await sql`delete from kysely_migration where name = '9999_future'`.execute(db);
  });
});

describe('a migration that makes writes of the version before fail is found', () => {
  let before: Schema;
  beforeEach(async () => {
    await sql`create table notes (id text primary key, label text, old text unique)`.execute(db);
    before = await readSchema(db);
  });
  afterEach(() => sql`drop table if exists notes, memos`.execute(db));

  it.each([
    ['alter table notes drop column label', ['notes.label is gone']],
    ['alter table notes rename column label to title', ['notes.label is gone']],
    [
      'alter table notes alter column label type varchar(9)',
      ['notes.label is character varying(9)'],
    ],
    ['alter table notes alter column label set not null', ['notes.label is required']],
    ['alter table notes add column kind text not null', ['notes.kind is required']],
    ['alter table notes add check (label <> id)', ['notes.notes_check is new']],
    [
      'alter table notes add foreign key (label) references users',
      ['notes.notes_label_fkey is new'],
    ],
    ['create unique index on notes (label)', ['key notes: btree (label) is new']],
    [
      'alter table notes drop constraint notes_old_key; create unique index notes_old_key on notes (old)',
      ['notes.notes_old_key is gone'],
    ],
    [
      'alter table notes drop constraint notes_old_key',
      ['notes.notes_old_key is gone', 'key notes: btree (old) is gone'],
    ],
  ])('%s', async (statements, expected) => {
    for (const statement of statements.split(';')) await sql.raw(statement).execute(db);
    expect(breakingChanges(before, await readSchema(db))).toEqual(expected);
  });

  it('but not one that only adds', async () => {
    await sql`create table memos (id text primary key, label text not null)`.execute(db);
    await sql`alter table notes add column kind text, add column rank integer not null default 0`.execute(
      db,
    );
    await sql`create index on notes (kind)`.execute(db);
    expect(breakingChanges(before, await readSchema(db))).toEqual([]);
  });
});
