import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleFiles } from './consoleFiles';
import { temporaryFolder } from './testing/temporary';

describe('the files of the console', () => {
  let dir: string;
  let app: FastifyInstance;

  beforeEach(() => {
    dir = temporaryFolder('vigie-console-');
    app = fastify();
    void app.register(consoleFiles, { dir });
  });

  afterEach(async () => {
    await app.close();
    rmSync(dir, { recursive: true });
  });

  const build = () => {
    mkdirSync(join(dir, 'assets'));
    writeFileSync(join(dir, 'index.html'), '<!doctype html>');
    writeFileSync(join(dir, 'config.json'), '{}');
    writeFileSync(join(dir, 'assets', 'index-B1c2D3.js'), 'export {}');
  };

  it('are not cached, except those with a hash in their name', async () => {
    build();
    const cachingOf = async (url: string) => (await app.inject(url)).headers['cache-control'];
    expect(await cachingOf('/')).toBe('no-cache');
    expect(await cachingOf('/config.json')).toBe('no-cache');
    expect(await cachingOf('/assets/index-B1c2D3.js')).toBe('public, max-age=31536000, immutable');
  });

  it('are answered with 404, and never with a page, once they are gone', async () => {
    build();
    for (const url of ['/assets/index-0lder0.js', '/assets/', '/assets/none.css', '/users']) {
      const gone = await app.inject(url);
      expect(gone.statusCode).toBe(404);
      expect(gone.headers['content-type']).not.toContain('text/html');
      expect(gone.headers['cache-control'] ?? '').not.toContain('immutable');
    }
  });

  it('are sent as compressed by the build, in an encoding that the browser accepts', async () => {
    build();
    const script = 'export const words = "so many words";'.repeat(50);
    const url = '/assets/index-B1c2D3.js';
    writeFileSync(join(dir, url), script);
    writeFileSync(join(dir, `${url}.br`), brotliCompressSync(script));
    writeFileSync(join(dir, `${url}.gz`), gzipSync(script));
    const get = (encoding: string, headers: Record<string, string> = {}) =>
      app.inject({ url, headers: { 'accept-encoding': encoding, ...headers } });

    const plain = await get('identity');
    expect(plain.body).toBe(script);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const etags = new Set([plain.headers.etag]);
    for (const [accepted, encoding, content] of [
      ['gzip, deflate, br', 'br', brotliCompressSync(script)],
      ['gzip, br;q=0', 'gzip', gzipSync(script)],
    ] as const) {
      const answer = await get(accepted);
      expect(answer.rawPayload).toEqual(content);
      expect(answer.headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': content.length.toString(),
        'content-type': plain.headers['content-type'],
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      });
      etags.add(answer.headers.etag);
      const again = await get(accepted, { 'if-none-match': String(answer.headers.etag) });
      expect(again.statusCode).toBe(304);
      const part = await get(accepted, { range: 'bytes=2-5' });
      expect([part.statusCode, part.rawPayload]).toEqual([206, content.subarray(2, 6)]);
    }
    expect(plain.headers.vary).toBe('accept-encoding');
    expect(etags.size).toBe(3);
    const head = await app.inject({ method: 'HEAD', url, headers: { 'accept-encoding': 'br' } });
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(brotliCompressSync(script).length.toString());
    expect((await app.inject(`${url}.br`)).statusCode).toBe(404);
  });

  it('are sent uncompressed if the build has no compressed file', async () => {
    build();
    const answer = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.body).toBe('<!doctype html>');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers.vary).toBe('accept-encoding');
  });

  it('allow only scripts of their own origin, and no frames', async () => {
    build();
    const { headers } = await app.inject('/');
    expect(headers['content-security-policy']).toMatch(/script-src 'self';/);
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it.each([
    ['{}', "'self'"],
    ['{"apiUrl": "/api/1"}', "'self'"],
    ['{"apiUrl": "https://udata.example.org/api/1"}', "'self' https://udata.example.org"],
    ['{"apiUrl": "javascript:alert(1)"}', "'self'"],
    ['{"apiUrl": "https://x.example; script-src *"}', "'self'"],
    ['not JSON', "'self'"],
  ])('may call only their own origin and the one in config.json: %s', async (config, sources) => {
    build();
    writeFileSync(join(dir, 'config.json'), config);
    const { headers } = await app.inject('/');
    const policy = String(headers['content-security-policy']);
    expect(policy.split('; ').filter((rule) => !rule.startsWith('script-src'))).toContain(
      `connect-src ${sources}`,
    );
    expect(policy).not.toContain('script-src *');
  });

  it('do not include other paths, which get the 404 of the API', async () => {
    build();
    app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'udata' }));
    expect((await app.inject('/api/1/nothing/')).json()).toEqual({ message: 'udata' });
    expect((await app.inject('/../package.json')).json()).toEqual({ message: 'udata' });
  });

  it('include a config.json that names the instance, unless that of the build has a name', async () => {
    build();
    const configOf = async () => {
      const named = fastify();
      const instance = {
        instance: 'https://www.data.gouv.fr/api/1',
        instanceName: 'www.data.gouv.fr',
        publicUrl: 'https://www.data.gouv.fr',
      };
      void named.register(consoleFiles, { dir, instance });
      const answer = await named.inject('/config.json');
      await named.close();
      return answer;
    };
    const answer = await configOf();
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toMatch(/connect-src 'self'$/);
    expect(answer.json()).toEqual({
      apiUrl: '/api/1',
      instance: 'https://www.data.gouv.fr/api/1',
      instanceName: 'www.data.gouv.fr',
      publicUrl: 'https://www.data.gouv.fr',
    });
    const built = {
      apiUrl: 'https://other.example.org',
      instanceName: 'Production',
      publicUrl: '',
    };
    writeFileSync(join(dir, 'config.json'), JSON.stringify({ ...built, accent: '#aa0000' }));
    expect((await configOf()).json()).toEqual({
      apiUrl: '/api/1',
      instance: 'https://www.data.gouv.fr/api/1',
      instanceName: 'Production',
      publicUrl: 'https://www.data.gouv.fr',
      accent: '#aa0000',
    });
  });

  it('are replaced by instructions if the console is not built', async () => {
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toContain('npm run build');
  });
});
