import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installKey } from '../startup/keys';
import { FIRST_ADMINISTRATOR, FIXED_ACCOUNTS, isSeeded, seed } from '../seed';
import { freshStore, startTestApp, type TestApp } from '../testing';
import { temporaryFolder } from '../testing/temporary';
import { importedId } from './identity';
import { BadFile } from './failures';
import { importFiles, StrictFailure } from './load';
import { type ImportOptions, OptionError, readOptions } from './options';

describe('an import', () => {
  let test: TestApp;
  let folder: string;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    folder = temporaryFolder('vigie-import-');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const file = async (name: string, text: string | Buffer) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const load = (...args: string[]) =>
    importFiles(test.db, readOptions(args) as ImportOptions, () => undefined);
  const read = async (id: string) =>
    (await test.asAdmin('GET', `/users/${importedId('user', id)}/`)).body;

  it('imports the given values of users, and generates missing ones', async () => {
    const users = await file(
      'users.csv',
      'id,first_name,last_name,email,about,active,roles,since\n' +
        'a,Zoé,Martin,zoe@example.org,"Une, deux",false,admin,2020-01-02T03:04:05Z\n' +
        'b,,,,,,,\n',
    );
    const report = await load('--users', users);
    expect(report).toEqual({ inserted: { users: 2 }, errors: [], errorCount: 0, notes: [] });
    expect(await read('a')).toMatchObject({
      first_name: 'Zoé',
      email: 'zoe@example.org',
      about: 'Une, deux',
      active: false,
      roles: ['admin'],
      since: '2020-01-02T03:04:05+00:00',
    });
    const generated = await read('b');
    expect(generated.first_name).not.toBe('');
    expect(generated.active).toBe(true);
    const found = await test.asAdmin('GET', '/users/?q=zoe');
    expect(found.body.total).toBe(1);
  });

  it('into an empty database also creates the fixed accounts for the keys, but no other ones', async () => {
    const store = await freshStore();
    try {
      const users = await file('users.csv', 'id\nfirst\n');
      const bad = await file('bad.csv', 'id\n\"\"\n');
      const into = (...args: string[]) =>
        importFiles(store.db, readOptions(args) as ImportOptions, () => undefined);
      await expect(into('--users', bad, '--strict')).rejects.toThrow(StrictFailure);
      expect(await isSeeded(store.db)).toBe(false);

      expect((await into('--users', users)).inserted).toEqual({ users: 1 });
      await seed(store.db, 100);
      await installKey(store.db, FIRST_ADMINISTRATOR.id, 'udata_after-import');
      const ids = await store.db.selectFrom('users').select('id').execute();
      expect(ids.map(({ id }) => id).sort()).toEqual(
        [...FIXED_ACCOUNTS.map(({ id }) => id), importedId('user', 'first')].sort(),
      );
    } finally {
      await store.close();
    }
  });

  it('is safe to repeat: existing rows are not changed', async () => {
    const users = await file('users.csv', 'id,first_name\ntwice,Avant\n');
    await load('--users', users);
    await test.asAdmin('PUT', `/users/${importedId('user', 'twice')}/`, { active: false });
    const report = await load('--users', users);
    expect(report.inserted).toEqual({ users: 0 });
    expect((await read('twice')).active).toBe(false);
  });

  it('imports follows with other column names and in both directions, and updates the counters', async () => {
    const users = await file('users.csv', 'new_id\nf1\nf2\nf3\n');
    const follows = await file('edges.csv', 'from,to\nf1,f2\nf1,f3\n');
    const maps = ['--map', 'id=new_id', '--map', 'follower=from', '--map', 'following=to'];
    const report = await load('--users', users, '--follows', follows, ...maps, '--mutual');
    expect(report.inserted).toEqual({ users: 3, follows: 4 });
    expect((await read('f1')).metrics).toMatchObject({ followers: 2, following: 2 });
    const { body } = await test.call('GET', `/users/${importedId('user', 'f2')}/followers/`);
    expect(body.data.map(({ follower }: { follower: { id: string } }) => follower.id)).toEqual([
      importedId('user', 'f1'),
    ]);
  });

  it('imports organizations with their members', async () => {
    const users = await file('users.csv', 'id\nm1\n');
    const organizations = await file('organizations.csv', 'id,name\no1,Bassin versant\n');
    const members = await file('members.csv', 'organization,user,role\no1,m1,admin\no1,m1,boss\n');
    const report = await load(
      ...['--users', users, '--organizations', organizations, '--members', members],
    );
    expect(report.inserted).toEqual({ users: 1, organizations: 1, members: 1 });
    expect(report.errors).toEqual([
      `${members}:3: role is not one of admin, editor, partial_editor: boss`,
    ]);
    expect((await read('m1')).organizations[0].name).toBe('Bassin versant');
  });

  it('reports each invalid line with its file, number and reason, and imports the others', async () => {
    const users = await file(
      'users.csv',
      'id,email,since\ngood,,\n,,\nbad-mail,nobody,\nbad-date,,yesterday\n',
    );
    const report = await load('--users', users);
    expect(report.inserted.users).toBe(1);
    expect(report.errors).toEqual([
      `${users}:3: id is empty`,
      `${users}:4: email is not an e-mail address: nobody`,
      `${users}:5: since is not a date: yesterday`,
    ]);
  });

  it('reports duplicates within a file and in the database', async () => {
    const users = await file(
      'users.csv',
      'id,email\nfirst,one@example.org\nsecond,one@example.org\nfirst,two@example.org\n' +
        `third,${FIRST_ADMINISTRATOR.email}\n`,
    );
    const organizations = await file('organizations.csv', 'id\ngiven\ngiven\n');
    const members = await file(
      'members.csv',
      'organization,user,role\ngiven,first,admin\ngiven,first,editor\n',
    );
    const files = ['--users', users, '--organizations', organizations, '--members', members];
    const errors = [
      `${users}:3: email is taken: one@example.org`,
      `${users}:4: id is given twice: first`,
      `${users}:5: email is taken: ${FIRST_ADMINISTRATOR.email}`,
      `${organizations}:3: id is given twice: given`,
      `${members}:3: member is given twice: first`,
    ];
    const report = await load(...files);
    expect(report.inserted).toEqual({ users: 1, organizations: 1, members: 1 });
    expect(report.errors).toEqual(errors);
    expect((await load(...files)).errors).toEqual(errors);
    await expect(load(...files, '--strict')).rejects.toThrow(StrictFailure);
  });

  it('refuses names with web addresses, as the API does', async () => {
    const users = await file(
      'users.csv',
      'id,first_name,last_name\nspam,voir http://spam.example.org,\nspam2,,spam.com\n',
    );
    expect((await load('--users', users)).errors).toEqual([
      `${users}:2: first_name contains a web address: voir http://spam.example.org`,
      `${users}:3: last_name contains a web address: spam.com`,
    ]);
  });

  it('imports nothing if it is strict and a line is invalid', async () => {
    const users = await file('users.csv', 'id\nstrict\n');
    const follows = await file('follows.csv', 'follower,following\nstrict,nobody\n');
    await expect(load('--users', users, '--follows', follows, '--strict')).rejects.toThrow(
      StrictFailure,
    );
    expect((await test.asAdmin('GET', `/users/${importedId('user', 'strict')}/`)).status).toBe(404);
  });

  const COLUMNS = 'id,first_name,last_name,email,about,website';
  const rowOf = (id: string, about = '', website = '') =>
    `${id},Jeanne,Martin,${id}@example.org,${about},${website}`;

  it.each<[damage: string, lines: string[], reasons: [line: number, reason: string][]]>([
    ['a stray quote', [rowOf('bad', 'un écran 24" neuf')], [[3, 'a quote is stray']]],
    ['two stray quotes', [rowOf('bad', 'dit "Polo" ici')], [[3, 'a quote is stray']]],
    ['a quote that is not closed', [rowOf('bad', '"ouvert')], [[3, 'a quote is stray']]],
    [
      'a quote within quotes',
      [rowOf('bad', '"une ligne'), 'dite "bonne" par tous",'],
      [
        [3, 'a quote is stray'],
        [4, 'a quote is stray'],
      ],
    ],
    [
      'quotes around other rows',
      [rowOf('bad', '"ouvert'), rowOf('within'), rowOf('bad', 'fermé"')],
      [
        [3, 'other rows are within its quotes'],
        [5, 'a quote is stray'],
      ],
    ],
    [
      'an unquoted comma',
      [rowOf('bad', 'Bonjour, je vends', 'https://a.example')],
      [[3, '7 cells']],
    ],
    ['an unquoted comma before an empty cell', [rowOf('bad', ', je vends')], [[3, '7 cells']]],
    ['too few cells', ['bad,Paul'], [[3, '2 cells']]],
    [
      'an unquoted line break',
      ['bad,Paul,Durand,p@example.org,Bonjour', 'je vends,https://a.example'],
      [
        [3, '5 cells'],
        [4, '2 cells'],
      ],
    ],
    [
      'a line break in a name',
      ['bad,"Paul', 'Polo",Durand,p@example.org,,'],
      [
        [3, 'first_name has a line break: a quote is not closed'],
        [4, 'a quote is stray'],
      ],
    ],
    ['U+0000', [rowOf('bad', 'a\0b')], [[3, 'about contains a character that cannot be stored']]],
  ])('loses only the row that has %s', async (damage, lines, reasons) => {
    const last = importedId('user', damage);
    const about = '"Une ""citation"",\nsur deux lignes"';
    const text = [COLUMNS, rowOf(`f${last}`), ...lines, rowOf(last, about)];
    const users = await file('users.csv', text.join('\n'));
    const report = await load('--users', users);
    expect(
      report.errors.map((error) => error.replace(/(stray|quotes|cells|stored).*/, '$1')),
    ).toEqual(reasons.map(([line, reason]) => `${users}:${line.toString()}: ${reason}`));
    expect((await read(last)).about).toBe('Une "citation",\nsur deux lignes');
    expect((await test.call('GET', `/users/${importedId('user', 'bad')}/`)).status).toBe(404);
  });

  it('refuses dates that a database cannot store', async () => {
    const dates = ['-270000-01-01', '+270000-01-01', '99999999999999'];
    const users = await file(
      'users.csv',
      ['id,since', ...dates.map((date) => `d,${date}`)].join('\n'),
    );
    expect((await load('--users', users)).errors).toEqual(
      dates.map(
        (date, place) => `${users}:${(place + 2).toString()}: since is not a date: ${date}`,
      ),
    );
  });

  it('reads files with semicolons or tabs, and Windows line breaks', async () => {
    for (const [delimiter, id] of [
      [';', 'semicolon'],
      ['\t', 'tab'],
    ] as const) {
      const row = [id, 'Zoé', '"Bonjour, à vous"'].join(delimiter);
      const header = ['\uFEFFid', 'first_name', 'about'].join(delimiter);
      const users = await file('users.csv', `${header}\r\n${row}\r\n`);
      expect((await load('--users', users)).errors).toEqual([]);
      expect(await read(id)).toMatchObject({ first_name: 'Zoé', about: 'Bonjour, à vous' });
    }
  });

  it('reads Windows-1252, and says so', async () => {
    const text = 'id,first_name,about\nlatin,Zo\xe9,5 \x80 \x97 \xabici\xbb\n';
    const users = await file('users.csv', Buffer.from(text, 'latin1'));
    const report = await load('--users', users);
    expect(report.errors).toEqual([]);
    expect(report.notes).toEqual([`${users} was read as Windows-1252, because it is not UTF-8.`]);
    expect(await read('latin')).toMatchObject({ first_name: 'Zoé', about: '5 € — «ici»' });
  });

  it('reports the lines in another encoding than the file', async () => {
    const utf8 = (text: string) => Buffer.from(`${text}\n`);
    const latin1 = (text: string) => Buffer.from(`${text}\n`, 'latin1');
    const head = utf8('id,first_name');
    const mostlyUtf8 = await file(
      'utf8.csv',
      Buffer.concat([head, utf8('mixed1,Zoé'), latin1('bad,Zoé'), utf8('mixed2,Chloé')]),
    );
    const report = await load('--users', mostlyUtf8);
    expect(report).toMatchObject({ inserted: { users: 2 }, notes: [] });
    expect(report.errors).toEqual([`${mostlyUtf8}:3: the line is not UTF-8, as the file is`]);

    const mostlyLatin1 = await file(
      'latin1.csv',
      Buffer.concat([
        head,
        latin1('mixed3,Zoé'),
        utf8('bad,Zoé'),
        latin1('bad,Zo\x81'),
        latin1('mixed4,É'),
      ]),
    );
    expect((await load('--users', mostlyLatin1)).errors).toEqual([
      `${mostlyLatin1}:3: the line is not Windows-1252, as the file is`,
      `${mostlyLatin1}:4: the line is not Windows-1252, as the file is`,
    ]);
    expect((await read('mixed4')).first_name).toBe('É');

    const utf16 = await file('utf16.csv', Buffer.from('\uFEFFid\n1\n', 'utf16le'));
    await expect(load('--users', utf16)).rejects.toThrow(
      new BadFile(`${utf16}: it is UTF-16: save it as UTF-8`),
    );
  });

  it('refuses a file with a line without end, or with a column given twice', async () => {
    const endless = await file('endless.csv', `id\n${'x'.repeat(5 * 1024 * 1024)}`);
    await expect(load('--users', endless)).rejects.toThrow(
      new BadFile(`${endless}: line 2 is too long`),
    );
    const twice = await file('twice.csv', 'id,email,email\n');
    await expect(load('--users', twice)).rejects.toThrow(
      new BadFile(`${twice}: column email is given twice`),
    );
  });

  it('reports a missing column with the columns that it found', async () => {
    const users = await file('users.csv', 'nom\nx\n');
    await expect(load('--users', users)).rejects.toThrow(
      new BadFile(`${users}: column id is missing (found: nom); use --map id=… to name it`),
    );
    await expect(load('--users', join(folder, 'none.csv'))).rejects.toThrow(BadFile);
  });

  it.each([[[]], [['--users']], [['--map', 'x', '--users', 'f']], [['--unknown']]])(
    'refuses the options %j',
    (args) => {
      expect(() => readOptions(args)).toThrow(OptionError);
    },
  );
});
