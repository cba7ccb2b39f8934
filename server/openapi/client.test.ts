import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import createClient from 'openapi-fetch';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp } from '../testing';
import { temporaryFolder } from '../testing/temporary';

/** A program that uses types generated from the document. */
const PROGRAM = `
import type createClient from 'openapi-fetch';
import type { components, paths } from './schema';

type Client = ReturnType<typeof createClient<paths>>;

export async function journey(client: Client) {
  const listed = await client.GET('/users/', { params: { query: { page_size: 2, sort: 'created' } } });
  const total: number | undefined = listed.data?.total;
  const slugs = (listed.data?.data ?? []).map((user): string => user.slug ?? 'masked');

  const created = await client.POST('/users/', {
    body: { email: 'client@example.org', first_name: 'Claire', last_name: 'Client', active: true },
  });
  const id: string = created.data?.id ?? '';
  const path = { user: id };
  const read = await client.GET('/users/{user}/', { params: { path } });
  const active: boolean | null | undefined = read.data?.active;
  const updated = await client.PUT('/users/{user}/', {
    params: { path, query: { lang: 'fr' } },
    body: { about: 'Une cliente' },
  });
  const refused = await client.PUT('/users/{user}/', {
    params: { path },
    body: { website: 'nowhere' },
  });
  const error: components['schemas']['ErrorBody'] | undefined =
    refused.response.status === 400 && typeof refused.error === 'object' ? refused.error : undefined;
  const masked = await client.GET('/users/{user}/', {
    params: { path, header: { 'X-Fields': 'slug' } },
  });
  const deleted = await client.DELETE('/users/{user}/', { params: { path } });
  return {
    total,
    slugs,
    active,
    about: updated.data?.about,
    field: Object.keys(error?.errors ?? {}),
    masked: masked.data,
    statuses: [created, deleted].map(({ response }) => response.status),
  };
}
`;

/** Mistakes that the types must reject, one on each line. */
const MISTAKES = `
import type createClient from 'openapi-fetch';
import type { paths } from './schema';

export async function mistakes(client: ReturnType<typeof createClient<paths>>) {
  await client.GET('/accounts/');
  await client.POST('/users/', { body: { email: 'no-name@example.org' } });
  await client.GET('/users/', { params: { query: { sort: 'age' } } });
  (await client.GET('/me/')).data?.password;
}
`;

describe('a client generated from the document', () => {
  let test: TestApp;
  let folder: string;
  beforeAll(async () => {
    test = await startTestApp();
    await test.app.listen({ port: 0 });
    // Inside the project, so that its packages are found.
    const here = dirname(fileURLToPath(import.meta.url));
    folder = temporaryFolder('../../node_modules/.client-', here);
    const { body } = await test.call('GET', '/swagger.json');
    await writeFile(join(folder, 'schema.ts'), astToString(await openapiTS(body)));
    await writeFile(join(folder, 'program.ts'), PROGRAM);
    await writeFile(join(folder, 'mistakes.ts'), MISTAKES);
    const documentation = await readFile(join(here, '../../docs/api.md'), 'utf8');
    const [, program = ''] = /```ts\n([^]*?)```/.exec(documentation) ?? [];
    await writeFile(join(folder, 'documented.ts'), program);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await test.close();
  });

  it('compiles in strict mode, and mistakes in its calls do not', () => {
    expect(compileErrors(join(folder, 'program.ts'))).toEqual([]);
    expect(compileErrors(join(folder, 'mistakes.ts')).map(({ line }) => line)).toEqual([
      5, 6, 7, 8,
    ]);
  }, 60_000);

  it('compiles as written in docs/api.md', async () => {
    const file = join(folder, 'documented.ts');
    expect(compileErrors(file)).toEqual([]);
    expect(await readFile(file, 'utf8')).toContain('createClient');
  }, 60_000);

  it('lists, creates, reads, updates and deletes, and reads the errors of a refusal', async () => {
    const { outputText } = ts.transpileModule(PROGRAM, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    await writeFile(join(folder, 'program.mjs'), outputText);
    const { journey } = (await import(/* @vite-ignore */ join(folder, 'program.mjs'))) as {
      journey(client: unknown): Promise<unknown>;
    };
    const client = createClient({
      baseUrl: `${test.app.listeningOrigin}/api/1`,
      headers: { 'X-API-KEY': ADMIN_KEY },
    });
    expect(await journey(client)).toMatchObject({
      total: expect.any(Number),
      slugs: [expect.any(String), expect.any(String)],
      active: true,
      about: 'Une cliente',
      field: ['website'],
      masked: { slug: 'claire-client' },
      statuses: [201, 204],
    });
  });
});

/** The errors of the compiler in a file; those in packages are left out. */
function compileErrors(file: string): { line: number; text: string }[] {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start = 0, messageText }) => ({
    line: source?.getLineAndCharacterOfPosition(start).line ?? -1,
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}
