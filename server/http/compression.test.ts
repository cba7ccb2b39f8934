import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp } from '../testing';

describe('compressed answers', () => {
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
        // Nothing that changes from one call to the next, as the time of the caller's last one does.
        'x-fields': url === LONG ? 'data{id,slug,first_name,last_name,page,uri,about}' : '',
      },
    });

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('long ones to %s go as %s, and say the same', async (accepted, encoding, decompress) => {
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
  });

  it('HEAD tells what GET would', async () => {
    const get = await send('GET', LONG, 'gzip');
    const head = await send('HEAD', LONG, 'gzip');
    expect(head.body).toBe('');
    for (const name of ['content-encoding', 'content-length', 'content-type', 'vary']) {
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
    }
  });

  it('short ones, and those to callers who take none, go as they are', async () => {
    expect((await send('GET', SHORT, 'gzip, br')).headers['content-encoding']).toBeUndefined();
    expect((await send('GET', LONG, 'identity')).headers['content-encoding']).toBeUndefined();
    expect((await send('GET', LONG, 'br;q=0')).headers['content-encoding']).toBeUndefined();
  });

  it('the answer that holds the secret of a new key is none, however long', async () => {
    const answer = await test.call('POST', '/me/api_tokens/', {
      key: ADMIN_KEY,
      body: { name: 'x'.repeat(255), scopes: [] },
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['content-encoding']).toBeUndefined();
    // An account long enough to be compressed if it were read.
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
