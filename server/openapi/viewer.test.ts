import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing';

describe('the page of the API', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is served at the root of the API, without a key', async () => {
    const { status, headers, text } = await test.call('GET', '/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<title>Users API</title>');
    const moved = await test.app.inject('/api/1');
    expect(moved.statusCode).toBe(308);
    expect(moved.headers.location).toBe('http://localhost/api/1/');
  });

  it('only runs scripts served by this server, and no inline ones', async () => {
    const { headers, text } = await test.call('GET', '/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|<style/);
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      expect(file).toMatch(/^\.\/static\//);
      expect((await test.call('GET', file.slice(1))).status, file).toBe(200);
    }
  });

  it('does not persist the key', async () => {
    const { text } = await test.call('GET', '/static/swagger-initializer.js');
    expect(text).toMatch(/"?persistAuthorization"?: ?false/);
  });

  it('does not change the responses of the API', async () => {
    const posted = await test.call('POST', '/');
    expect(posted.status).toBe(405);
    expect(String(posted.headers.allow)).toContain('GET');
    expect((await test.call('GET', '/static/none.js')).body).toHaveProperty('error');
    for (const path of ['..%2fa', '%2e%2e/x', 'a%5c..%5cb']) {
      const { status, body } = await test.call('GET', `/static/${path}`);
      expect([status, body.status], path).toEqual([404, 404]);
    }
    expect((await test.call('GET', '/nothing/')).body).toMatchObject({ status: 404 });
    const other = { headers: { origin: 'https://console.example.org' } };
    expect((await test.call('GET', '/swagger.json', other)).headers).toMatchObject({
      'access-control-allow-origin': '*',
    });
    expect((await test.call('GET', '/users/roles/')).headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/sandbox$/),
    });
  });
});
