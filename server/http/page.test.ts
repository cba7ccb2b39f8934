import { brotliDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, User } from '../../src/api/contract';
import { ADMIN_KEY, startTestApp, type TestApp } from '../testing';

const ACCOUNTS = 1_100;

describe('a page of many or long rows', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ seedUsers: ACCOUNTS });
    await sql`update users set about = repeat('é', 300000) where id in (
      select id from users where deleted is null order by created_at desc, id desc limit 12 offset 3
    )`.execute(test.db);
    await sql`update organizations set description = repeat('d', 700000),
      extras = jsonb_build_object('text', repeat('x', 700000)) where id in (
      select id from organizations where deleted is null order by created_at desc, id desc limit 12
    )`.execute(test.db);
  });
  afterAll(() => test.close());

  const read = async (url: string, headers: Record<string, string> = {}, method = 'GET' as const) =>
    test.app.inject({
      method,
      url: `/api/1${url}`,
      headers: { 'x-api-key': ADMIN_KEY, ...headers },
    });
  const page = async (url: string, headers?: Record<string, string>) =>
    (await read(url, headers)).json<Page<User>>();

  it('has the same rows in the same order as short pages', async () => {
    const all = await page('/users/?page_size=2000');
    expect(all.data).toHaveLength(all.total);
    const parts: User[] = [];
    for (let number = 1; parts.length < all.total; number++) {
      parts.push(...(await page(`/users/?page_size=300&page=${number.toString()}`)).data);
    }
    // The caller's last sign-in changes with each request.
    const withoutSignIn = (users: User[]) => users.map(({ last_login_at: _at, ...user }) => user);
    expect(withoutSignIn(all.data)).toEqual(withoutSignIn(parts));
    expect(all.data.filter(({ about }) => about === 'é'.repeat(300_000))).toHaveLength(12);
  });

  it('has the keys of any page, in alphabetical order', async () => {
    const { body, headers } = await read('/users/?page_size=600&page=1&sort=last_name');
    expect(headers['content-type']).toBe('application/json');
    expect(Object.keys(JSON.parse(body) as object)).toEqual([
      'data',
      'next_page',
      'page',
      'page_size',
      'previous_page',
      'total',
    ]);
  });

  it.each([
    ['data{id},total', ['data', 'total']],
    ['data{id}', ['data']],
    ['total', ['total']],
    ['*', ['data', 'next_page', 'page', 'page_size', 'previous_page', 'total']],
  ])('is masked by %s', async (mask, keys) => {
    const masked = await page('/users/?page_size=2000', { 'x-fields': mask });
    expect(Object.keys(masked)).toEqual(keys);
    if (!keys.includes('data')) return;
    expect(masked.data.length).toBeGreaterThan(1_000);
    if (mask !== '*') expect(new Set(masked.data.flatMap(Object.keys))).toEqual(new Set(['id']));
  });

  it('is refused as a whole for an invalid mask', async () => {
    const answer = await read('/users/?page_size=2000', { 'x-fields': 'data{slug{x}}' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ message: 'Mask error: Mask is inconsistent with model' });
  });

  it('is compressed while it is sent', async () => {
    const headers = { 'x-fields': 'data{id,about}' };
    const plain = await read('/users/?page_size=2000', headers);
    const packed = await read('/users/?page_size=2000', { ...headers, 'accept-encoding': 'br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body);
  });

  it('has organizations with their long texts', async () => {
    const { data } = await page('/organizations/?page_size=12');
    expect(data).toHaveLength(12);
    for (const row of data) {
      expect(row).toMatchObject({
        description: 'd'.repeat(700_000),
        extras: { text: 'x'.repeat(700_000) },
      });
    }
  });

  it('leaves other callers their turn: none of its statements reads more than a few rows', async () => {
    const own = test.asAdmin('GET', '/organizations/?page_size=12');
    let isOver = false;
    void own.then(() => (isOver = true));
    let answers = 0;
    while (!isOver) {
      await test.asAdmin('GET', '/me/');
      answers += 1;
    }
    expect(answers).toBeGreaterThan(3);
  });
});
