import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp } from '../testing';

describe('the compression of answers', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ seedUsers: 30 });
  });
  afterAll(() => test.close());

  const LONG = '/api/1/users/?page_size=30';
  const SHORT = '/api/1/users/?page_size=1';
  const send = (method: 'GET' | 'HEAD', url: string, encoding: string) =>
    test.app.inject({
      method,
      url,
      headers: {
        'x-api-key': ADMIN_KEY,
        'accept-encoding': encoding,
        // Leaves out fields that change with each request, such as the caller's last sign-in.
        'x-fields': url === LONG ? 'data{id,slug,first_name,last_name,page,uri,about}' : '',
      },
    });

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])(
    'shortens long answers without changing their content: accepting %s gives %s',
    async (accepted, encoding, decompress) => {
      const plain = await send('GET', LONG, 'identity');
      const answer = await send('GET', LONG, accepted);
      expect(decompress(answer.rawPayload).toString()).toBe(plain.body);
      expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
      expect(answer.headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': answer.rawPayload.length.toString(),
        'content-type': plain.headers['content-type'],
      });
      expect(answer.headers.vary).toBe('Origin, Cookie, Accept-Encoding');
      expect(plain.headers.vary).toBe(answer.headers.vary);
    },
  );

  it('sends the same headers for HEAD as for GET', async () => {
    const get = await send('GET', LONG, 'gzip');
    const head = await send('HEAD', LONG, 'gzip');
    expect(head.body).toBe('');
    for (const name of ['content-encoding', 'content-length', 'content-type', 'vary']) {
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
    }
  });

  it('leaves out short answers, and callers who accept no compression', async () => {
    expect((await send('GET', SHORT, 'gzip, br')).headers['content-encoding']).toBeUndefined();
    expect((await send('GET', LONG, 'identity')).headers['content-encoding']).toBeUndefined();
    expect((await send('GET', LONG, 'br;q=0')).headers['content-encoding']).toBeUndefined();
  });

  it('leaves out answers to writes, such as the one with the secret of a new key', async () => {
    const answer = await test.call('POST', '/me/api_tokens/', {
      key: ADMIN_KEY,
      body: { name: 'x'.repeat(255), scopes: [] },
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['content-encoding']).toBeUndefined();
    // With this text, the account is long enough to be compressed in the answer to a read.
    const about = 'so many words '.repeat(300).trim();
    const written = await test.call('PUT', `/users/${test.adminId}/`, {
      key: ADMIN_KEY,
      body: { about },
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(written.body).toMatchObject({ about });
    expect(written.headers['content-encoding']).toBeUndefined();
    const read = await send('GET', `/api/1/users/${test.adminId}/`, 'gzip');
    expect(read.headers['content-encoding']).toBe('gzip');
  });
});
