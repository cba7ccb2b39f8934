import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database, Store } from '../db';
import { createDataservice } from '../dataservices/write';
import { createDataset } from '../datasets/write';
import { lockFolder } from '../db/folderLock';
import { follow } from '../followers/repository';
import { openImages } from '../images/open';
import { createReuse } from '../reuses/write';
import { installKey } from '../startup/keys';
import { FIRST_ADMINISTRATOR, seed } from '../seed';
import { copyEmptyDataFolder, freshDatabase, freshStore } from '../testing/freshStore';
import { startServer } from '../testing/serverProcess';
import { temporaryFolder } from '../testing/temporary';
import { dump } from './dump';
import { linesOfDump } from './read';
import { BadDump, restore } from './restore';
import { type Contents, tablesToDump } from './tables';

const run = promisify(execFile);

/** A fresh database with its images. */
async function freshContents(): Promise<Store & Contents> {
  const store = await freshStore();
  return { ...store, images: await openImages(store) };
}

async function linesOf(contents: Contents): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dump(contents)) lines.push(line);
  return lines;
}

/**
 * Add rows to the tables that the seed leaves empty. We add two invitations, to check that the
 * numbering of their rows goes on after the restored ones.
 */
async function addOneOfEach(db: Store['db']): Promise<void> {
  await addInvitation(db);
  await addInvitation(db);
  await sql`insert into organization_follows (id, follower_id, following_id, since)
    select '665000000000000000000001', ${FIRST_ADMINISTRATOR.id}, id, now() from organizations
    limit 1`.execute(db);
  await sql`insert into contact_points (id, name, role, owner_id)
    values ('665000000000000000000002', 'Accueil', 'contact', ${FIRST_ADMINISTRATOR.id})`.execute(
    db,
  );
  await sql`insert into reports (id, subject_class, subject_id, reason, reported_at)
    values ('665000000000000000000003', 'User', ${FIRST_ADMINISTRATOR.id}, 'spam', now())`.execute(
    db,
  );
  await addPublications(db);
}

async function addPublications(db: Store['db']): Promise<void> {
  const owner = FIRST_ADMINISTRATOR.id;
  const dataset = await createDataset(db, { title: 'Débits', owner_id: owner }, owner);
  const values = { title: 'Usage', description: 'x', owner_id: owner, organization_id: null };
  const changes = (others: object) => ({
    values: { ...values, ...others },
    datasets: [dataset.id],
  });
  const address = { url: 'https://example.org/usage', type: 'api', topic: 'others' };
  await createReuse(db, changes(address), owner);
  await createDataservice(db, changes({}), owner);
  await follow(db, 'datasets', owner, dataset.id);
  await sql`insert into discussions
      (id, subject_class, subject_id, title, user_id, created, last_posted_on, search)
    values ('665000000000000000000004', 'Dataset', ${dataset.id}, 'Unité', ${owner}, now(), now(), '')
  `.execute(db);
  await sql`insert into discussion_messages (id, discussion_id, content, posted_on, posted_by_id)
    values (gen_random_uuid(), '665000000000000000000004', 'Laquelle ?', now(), ${owner})`.execute(
    db,
  );
}

const addInvitation = (db: Store['db']) =>
  sql`insert into membership_requests (id, organization_id, email, kind, status, role, created)
    select gen_random_uuid(), id, 'invited@example.org', 'invitation', 'pending', 'editor', now()
    from organizations order by id limit 1`.execute(db);

/** Replace everything after the head of a dump with one line. */
const withLine = (line: string) => (lines: string[]) => [...lines.slice(0, 1), line];

const withImage = (name: string) =>
  withLine(`["images",[{"name":"${name}","content":"\\\\x00ff"}]]`);

const DEPTH = 100_000;
const DEEPLY_NESTED = `["users",[{"roles":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}]]`;

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const IMAGES = Array.from(
  { length: 45 },
  (_, place) => `ab/${place.toString(16).padStart(30, '0')}.png`,
);
const CONTENT = Buffer.from('00ff5c0a', 'hex');

describe('a dump', () => {
  let source: Store & Contents;
  let folder: string;
  beforeAll(async () => {
    folder = temporaryFolder('vigie-backup-');
    source = await freshContents();
    await seed(source.db, 1_300);
    await installKey(source.db, FIRST_ADMINISTRATOR.id, 'udata_backup');
    await sql`update users set about = ${'« Ligne »\n\t"guillemets" \\ \u2028 🎈'} where id = ${
      FIRST_ADMINISTRATOR.id
    }`.execute(source.db);
    await sql`insert into contact_points (id, role, owner_id, contact_form)
      select md5('form'), 'contact', ${FIRST_ADMINISTRATOR.id},
        'https://example.org/?\' || string_agg(md5(number::text), '')
      from generate_series(1, 300) as number`.execute(source.db);
    const blocs = [{ class: 'SectionBloc', blocs: [{ class: 'TitleBloc', title: '«\n»' }] }];
    await sql`update organizations set presentation_blocs = ${JSON.stringify(blocs)}`.execute(
      source.db,
    );
    for (const name of IMAGES) await source.images.write({ name, content: CONTENT });
    await addOneOfEach(source.db);
  });
  afterAll(async () => {
    await source.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has all tables except derived ones', async () => {
    const names = (await tablesToDump(source.db)).map(({ name }) => name);
    const known: Record<keyof Database, true> = await knownTables(source.db);
    expect([...names].sort()).toEqual(
      Object.keys(known)
        .filter((name) => !/^kysely_|^row_counts$/.test(name))
        .sort(),
    );
  });

  it('has at least one row of each table in these tests', async () => {
    const lines = await linesOf(source);
    for (const { name } of await tablesToDump(source.db)) {
      expect(
        lines.some((line) => line.startsWith(`["${name}",[{`)),
        name,
      ).toBe(true);
    }
  });

  it('can be restored to another database, which gives the same dump', async () => {
    const lines = await linesOf(source);
    const target = await freshContents();
    try {
      const rows = await restore(target, each(lines));
      expect(rows.users).toBe(1_300);
      expect(await linesOf(target)).toEqual(lines);
      const counted = await sql<{ living: number; counted: number }>`
        select (select count(*) from users where deleted is null) as living,
          (select sum(living)::bigint from row_counts where table_name = 'users') as counted
      `.execute(target.db);
      expect(counted.rows[0]?.counted).toBe(counted.rows[0]?.living);
      await expect(restore(target, each(lines))).rejects.toThrow('There are accounts');
      await restore(target, each(lines), true);
      expect(await linesOf(target)).toEqual(lines);
      await addInvitation(target.db);
      const { rows: invitations } = await sql<{ place: number }>`
        select place from membership_requests order by place`.execute(target.db);
      expect(invitations.map(({ place }) => place)).toEqual([1, 2, 3]);
    } finally {
      await target.close();
    }
  });

  it.each([
    ['cut off', (lines: string[]) => lines.slice(0, -1), 'cut off'],
    ['without a part', (lines: string[]) => lines.toSpliced(-2, 1), 'are missing'],
    [
      'of a later version',
      (lines: string[]) => ['{"vigie":1,"migrations":["9999_future"]}', ...lines.slice(1)],
      '9999_future is unknown',
    ],
    ['with another JSON object', () => ['{"hello":"world"}'], 'is not a dump'],
    ['that is not JSON', () => ['id;name'], 'not JSON'],
    ['with null', () => ['null'], 'is not a dump'],
    ['with an invalid head', () => ['{"vigie":1}'], 'is not a dump'],
    ['with a number for rows', withLine('["users",5]'), 'neither rows nor'],
    ['with a number for a row', withLine('["users",[5]]'), 'neither rows nor'],
    ['with no counts', withLine('{"rows":null}'), 'neither rows nor'],
    ['with an incomplete row', withLine('["users",[{}]]'), 'users cannot be stored here (23502)'],
    [
      'with an invalid value',
      withLine('["users",[{"roles":5}]]'),
      'users cannot be stored here (22P02)',
    ],
    ['with an image under the path of another file', withImage('../x.png'), 'images cannot be'],
    ['cut off after a new image', withImage(`cd/${'0'.repeat(30)}.png`), 'cut off'],
    [
      'with a deeply nested value',
      withLine(DEEPLY_NESTED),
      'users cannot be stored here (unreadable)',
    ],
  ])('%s is refused, and nothing is changed', async (_name, spoil, reason) => {
    const lines = await linesOf(source);
    await expect(restore(source, each(spoil(lines)), true)).rejects.toThrow(reason);
    expect(await linesOf(source)).toEqual(lines);
  });

  it('with large rows has lines of bounded length', async () => {
    const large = await freshContents();
    try {
      await seed(large.db, 30);
      await sql`update users set about = repeat('x', 1000000)`.execute(large.db);
      const lines = await linesOf(large);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(5_000_000);
      await restore(large, each(lines), true);
      expect(await linesOf(large)).toEqual(lines);
    } finally {
      await large.close();
    }
  });

  it('that unzips to one endless line is refused before it fills the memory', async () => {
    const file = join(folder, 'bomb.gz');
    await writeFile(file, gzipSync(Buffer.alloc(10_000_000, 'x')));
    const lines = linesOfDump(file, 1_000_000);
    await expect(restore(source, lines, true)).rejects.toThrow(
      new BadDump(`${file} cannot be read: line 1 is too long`),
    );
  });

  it('in a damaged file is refused', async () => {
    const file = join(folder, 'damaged.gz');
    const whole = gzipSync((await linesOf(source)).join(''));
    await writeFile(file, whole.subarray(0, whole.length / 2));
    await expect(restore(source, linesOfDump(file), true)).rejects.toThrow('cannot be read');
    await expect(restore(source, linesOfDump(join(folder, 'none')), true)).rejects.toThrow(
      'cannot be read',
    );
  });
});

async function knownTables(db: Store['db']): Promise<Record<keyof Database, true>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema()`.execute(db);
  return Object.fromEntries(rows.map(({ name }) => [name, true])) as Record<keyof Database, true>;
}

/** An empty database for a separate process, as environment variables. */
async function freshLocation(folder: string, name: string) {
  const serverUrl = inject('serverUrl');
  if (serverUrl === undefined) {
    const dataDir = join(folder, name);
    await copyEmptyDataFolder(dataDir);
    return {
      environment: { DATABASE_URL: '', DATA_DIR: dataDir },
      drop: async () => undefined,
    };
  }
  const { url, drop } = await freshDatabase(serverUrl);
  return { environment: { DATABASE_URL: url, DATA_DIR: '' }, drop };
}

/** Give the first administrator an avatar, which is two files. */
async function setAvatar(api: string): Promise<void> {
  const create = { width: 30, height: 30, channels: 3, background: '#cc3366' } as const;
  const body = new FormData();
  const png = await sharp({ create }).png().toBuffer();
  body.append('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'face.png');
  const headers = { 'x-api-key': 'udata_backup' };
  const { status } = await fetch(`${api}me/avatar/`, { method: 'POST', headers, body });
  expect(status).toBe(200);
}

describe('npm run export', () => {
  it('leaves no files when it is interrupted, even if the server finishes the copy later', async () => {
    const folder = temporaryFolder('vigie-backup-');
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    let target = '';
    let copied: () => void = () => undefined;
    const unlock = await lockFolder(dataDir, async (requested) => {
      target = requested;
      await new Promise<void>((resolve) => (copied = resolve));
      await mkdir(target, { recursive: true });
    });
    try {
      const file = join(folder, 'all.jsonl.gz');
      const exporting = spawn(
        process.execPath,
        ['--import', 'tsx', 'server/backup/main.ts', file],
        { env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir }, stdio: 'ignore' },
      );
      const ended = once(exporting, 'exit');
      await expect.poll(() => target, { timeout: 20_000 }).not.toBe('');
      exporting.kill('SIGTERM');
      expect(await ended).toEqual([130, null]);
      expect(await readdir(folder)).toEqual(['data']);
      copied();
      await expect.poll(() => existsSync(target)).toBe(false);
    } finally {
      await unlock();
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('exports everything while the server runs and data change, and import restores it', async () => {
    const folder = temporaryFolder('vigie-backup-');
    const source = await freshLocation(folder, 'data');
    const target = await freshLocation(folder, 'other');
    const server = await startServer({
      ...source.environment,
      SEED_USERS: '300',
      ADMIN_API_KEY: 'udata_backup',
    });
    const node = (script: string, args: string[], environment: Record<string, string>) =>
      run(process.execPath, ['--import', 'tsx', script, ...args], {
        env: { ...process.env, ...environment },
      });
    try {
      await setAvatar(server.url);
      const file = join(folder, 'all.jsonl.gz');
      let isOver = false;
      let edits = 0;
      const editing = (async () => {
        while (!isOver) {
          const { status } = await fetch(`${server.url}users/${FIRST_ADMINISTRATOR.id}/`, {
            method: 'PUT',
            headers: { 'x-api-key': 'udata_backup', 'content-type': 'application/json' },
            body: JSON.stringify({ about: `Édition ${edits.toString()}` }),
          });
          expect(status).toBe(200);
          edits += 1;
        }
      })();
      await node('server/backup/main.ts', [file], source.environment);
      isOver = true;
      await editing;
      expect(edits).toBeGreaterThan(0);

      const { stdout } = await node('server/import/main.ts', ['--dump', file], target.environment);
      expect(stdout).toContain('users: 300');
      expect(stdout).toContain('images: 2');
      const copy = join(folder, 'copy.jsonl.gz');
      await node('server/backup/main.ts', [copy], target.environment);
      const text = async (path: string) => {
        const lines: string[] = [];
        for await (const line of linesOfDump(path)) lines.push(line);
        return lines;
      };
      expect(await text(copy)).toEqual(await text(file));
      expect((await readFile(file)).length).toBeGreaterThan(1_000);
    } finally {
      await server.stop();
      await Promise.all([source.drop(), target.drop()]);
      await rm(folder, { recursive: true, force: true });
    }
  }, 180_000);
});
