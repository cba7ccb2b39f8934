/**
 * Repeats recorded calls, in their order, on a new server, and compares the answers.
 *
 *     GOLDEN=path/of/recording.jsonl npm run conformance:golden
 */
import { readFile } from 'node:fs/promises';
import { buildApp } from '../../server/app';
import { openImages } from '../../server/images/open';
import { openStore } from '../../server/db';
import { installKey } from '../../server/startup/keys';
import { createDataset } from '../../server/datasets/write';
import { createUser } from '../../server/users/repository';
import { temporaryFolder } from '../../server/testing/temporary';
import { Client, rawBody } from './client';
import { differences, type Pattern } from './pattern';

interface Recorded {
  name: string;
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

/** Calls whose answers differ on purpose, each with the reason. They are printed, and not counted as failures. */
const KNOWN_DIFFERENCES: Record<string, string> = {
  'report-anonymous-already-dismissed': 'a report cannot be created as dismissed by somebody else',
  'spam-dismiss-after-deletion-500-but-done': 'udata answers 500 although the report is dismissed',
  'create-email-taken': 'an address that is taken is a 400 on the field; udata answers 500',
  tokens: 'the key that is set at the start has another name',
};

const KEYS = {
  '<admin-key>': 'udata_golden-administrator-0123456789abcdef',
  '<user-key>': 'udata_golden-ordinary-account-0123456789abcdef',
  '<org-admin-key>': 'udata_golden-administrator-of-organization-0123456789abcdef',
  '<editor-key>': 'udata_golden-editor-of-organization-0123456789abcdef',
};
type Key = keyof typeof KEYS;

async function startServer() {
  const store = await openStore({ dataDir: temporaryFolder('vigie-golden-') });
  const account = (first_name: string, last_name: string, email: string, roles: string[] = []) =>
    createUser(store.db, {
      ...{ first_name, last_name, email, roles, website: null, about: null, active: true },
      ...{ mail_cadence: 'immediate' as const, notifications_paused: false },
    });
  const ada = await account('Ada', 'Admin', 'ada@example.org', ['admin']);
  const ursule = await account('Ursule', 'Ordinaire', 'ursule@example.org');
  const olga = await account('Olga', 'Régie', 'person0@example.org');
  const emile = await account('Émile', 'Rédacteur', 'person5@example.org');
  for (let count = 6; count < 64; count++) {
    await account('Personne', 'Quelconque', `person${count.toString()}@example.org`);
  }
  for (const [key, { id }] of [
    ['<admin-key>', ada],
    ['<user-key>', ursule],
    ['<org-admin-key>', olga],
    ['<editor-key>', emile],
  ] as const) {
    await installKey(store.db, id, KEYS[key]);
  }
  const withDoi = await createDataset(store.db, { title: 'DOI', description: 'x' }, ada.id);
  await store.db.updateTable('datasets').set({ doi: '10.5072/golden' }).execute();
  const orphan = await createDataset(store.db, { title: 'Orphelin', description: 'x' }, ada.id);
  const spamRules = { words: ['casino'], languages: [] };
  const app = await buildApp({ db: store.db, images: await openImages(store), spamRules });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const stop = async () => {
    await app.close();
    await store.close();
  };
  const names = new Map([
    ...Object.entries({ ada, ursule, olga, emile }).map(
      ([name, { id }]) => [`<id:${name}>`, id] as const,
    ),
    ['<slug:olga>', olga.slug],
    ['<slug:emile>', emile.slug],
    ['<id:with-doi>', withDoi.id],
    ['<id:orphan>', orphan.id],
  ]);
  return { origin: app.listeningOrigin, stop, names };
}

/** A call that was made between two recorded ones, and how to name what it gave. */
type Unrecorded = (
  send: (key: Key, method: string, path: string, body?: unknown) => Promise<Values>,
  names: Map<string, string>,
) => Promise<void>;
type Values = Record<string, unknown> & { id: string; data: Values[] };

const aboutDiscussions = '/reports/?subject_type=Discussion&sort=-reported_at';

/** What came before a recorded call, by its name. */
const BEFORE: Record<string, Unrecorded> = {
  'report-stays-handled-after-restore': async (send) => {
    await send('<admin-key>', 'DELETE', '/datasets/<id:flows>/');
    const changes = { deleted: null, title: 'Débits' };
    await send('<admin-key>', 'PUT', '/datasets/<id:flows>/', changes);
  },
  'spam-report-of-discussion': async (send, names) => {
    const { data } = await send('<admin-key>', 'GET', aboutDiscussions);
    names.set('<id:rep-spam>', data[0]?.id ?? '');
  },
  'spam-dismiss-after-deletion-500-but-done': async (send, names) => {
    const subject = { class: 'Dataset', id: '<id:flows>' };
    const body = { title: 'casino bis', comment: 'x', subject };
    const { id } = await send('<editor-key>', 'POST', '/discussions/', body);
    const { data } = await send('<admin-key>', 'GET', aboutDiscussions);
    names.set('<id:rep-spam-2>', data[0]?.id ?? '');
    await send('<admin-key>', 'DELETE', `/discussions/${id}/`);
  },
  'organization-datasets-hold-deleted-ones': async (send, names) => {
    const body = { title: 'Qualité', description: 'x', organization: '<id:org>' };
    const { id } = await send('<org-admin-key>', 'POST', '/datasets/', body);
    names.set('<id:quality>', id);
    await send('<org-admin-key>', 'DELETE', `/datasets/${id}/`);
  },
  'content-of-deleted-user': async (send, names) => {
    const body = { title: 'Reste', description: 'x' };
    const { id } = await send('<editor-key>', 'POST', '/datasets/', body);
    names.set('<id:left-behind>', id);
    await send('<admin-key>', 'DELETE', '/users/<id:emile>/?no_mail=1');
  },
};

const NAMED = /^<(id|uuid):[\w-]+>$|^<token>$/;

/** Store the value of each placeholder that occurs for the first time. */
function collectNames(expected: unknown, got: unknown, names: Map<string, string>): void {
  if (typeof expected === 'string') {
    if (NAMED.test(expected) && !names.has(expected)) names.set(expected, String(got));
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      collectNames(value, (got as Record<string, unknown> | undefined)?.[key], names);
    }
  }
}

/** The text of an answer with placeholders for values that vary. */
function withPlaceholders(text: string, names: Map<string, string>): string {
  const named = [...names].reduce((rest, [name, value]) => rest.replaceAll(value, name), text);
  return named
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?\+00:00/g, '<date>')
    .replace(/\/avatars\/[0-9a-f]{2}\/[0-9a-f]{30}/g, '/avatars/<file>')
    .replace(/udata_[\w-]{30,}/g, '<token>')
    .replace(/udata_[\w-]{8}(?![\w-])/g, '<token-prefix>')
    .replace(/\b[0-9a-f]{24}\b/g, '<id>')
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uuid>');
}

/** Without the similar routes that udata appends to a 404 message. */
const withoutSuggestions = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value ?? null).replace(/ You have requested this URI [^"]*/g, ''),
    // Counts by month are not made here.
    (key, part: unknown) => (key.endsWith('_by_months') ? '<months>' : part),
  ) as Pattern;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

function bodyOf({ headers, body }: Recorded['request'], fill: (text: string) => string): unknown {
  if (body === null) return undefined;
  if (typeof body !== 'string') return rawBody(fill(JSON.stringify(body)));
  if (!body.startsWith('<multipart')) return rawBody(body);
  const form = new FormData();
  if (body.includes('bbox=')) form.set('bbox', new Blob(['0,0,5,5'], { type: 'text/plain' }), '');
  else {
    const bytes = body.includes(' 5 bytes') ? Buffer.from('hello') : PNG;
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'face.png');
  }
  delete headers['Content-Type'];
  return form;
}

async function main(): Promise<number> {
  const path = process.env.GOLDEN;
  if (!path) {
    console.error('Set GOLDEN to the path of the recording.');
    return 2;
  }
  const rows = (await readFile(path, 'utf8')).trim().split('\n');
  const { origin, stop, names: all } = await startServer();
  const base = `${origin}/api/1`;
  // Only those that the recording has: it shows the others like any other account.
  const names = new Map([...all].filter(([name]) => rows.some((row) => row.includes(name))));
  let failed = 0;
  let differing = 0;
  for (const row of rows) {
    const { name, request, response } = JSON.parse(row) as Recorded;
    const fill = (text: string) =>
      [...Object.entries(KEYS), ...names]
        .reduce((rest, [from, to]) => rest.replaceAll(from, to), text)
        .replaceAll('<id>', '0'.repeat(24))
        .replaceAll('<date>', '2099-01-01T00:00:00+00:00');
    await BEFORE[name]?.(async (key, method, path, sent) => {
      const caller = new Client(() => new URL(base), { 'X-API-KEY': KEYS[key] });
      const body: unknown = sent === undefined ? undefined : JSON.parse(fill(JSON.stringify(sent)));
      return (await caller.call(method, fill(path), body)).body as Values;
    }, names);
    const headers = JSON.parse(fill(JSON.stringify(request.headers))) as Record<string, string>;
    const body = bodyOf({ ...request, headers }, fill);
    const isWithHost = request.path.startsWith('<host>');
    const client = new Client(() => new URL(isWithHost ? origin : base), headers);
    const path = fill(request.path.replace('<host>', ''));
    const answer = await client.call(request.method, path, body);
    collectNames(response.body, answer.body, names);
    const html = answer.headers['content-type']?.startsWith('text/html') && answer.text !== '';
    const got: unknown = html
      ? '<html>'
      : JSON.parse(withPlaceholders(answer.text, names) || 'null');
    const wrong = [
      ...differences(response.status, answer.status, 'status'),
      ...differences(withoutSuggestions(response.body), withoutSuggestions(got), 'body'),
      ...Object.entries(response.headers).flatMap(([header, value]) => {
        const sent = withPlaceholders(String(answer.headers[header.toLowerCase()]), names);
        const shown = header === 'Allow' ? sent.split(', ').sort().join(', ') : sent;
        return differences(value, shown, `header ${header}`);
      }),
    ];
    if (wrong.length === 0) continue;
    const reason = KNOWN_DIFFERENCES[name];
    if (reason === undefined) {
      failed += 1;
      console.log([`FAILED ${name}`, ...wrong].join('\n  '));
    } else {
      differing += 1;
      console.log(`differs on purpose: ${name}: ${reason}`);
    }
  }
  await stop();
  const passed = rows.length - failed - differing;
  console.log(
    `${passed.toString()} passed, ${failed.toString()} failed, ${differing.toString()} left out`,
  );
  return failed > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
