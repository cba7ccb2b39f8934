import fastify from 'fastify';
import * as Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/api/contract';
import { writeAnswers } from '../http/answers';
import { describeApi } from '../openapi/describe';
import { checkDocumented } from './documented';

describe('checkDocumented', () => {
  const app = fastify();
  beforeAll(async () => {
    writeAnswers(app);
    await describeApi(app);
    app.get(
      '/api/1/things/',
      {
        config: { access: 'public' },
        schema: { summary: 'List', response: { 200: Type.Array(Role) } },
      },
      () => [],
    );
    await app.ready();
  });
  afterAll(() => app.close());

  const check = (status: number, body: unknown, { isMasked = false, headers = {} } = {}) =>
    checkDocumented(app)('GET', '/things/?q=a', isMasked, {
      status,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it('accepts answers that match the document', () => {
    check(200, [{ name: 'admin' }]);
    check(401, { message: 'No' }, { headers: { 'www-authenticate': 'Bearer' } });
  });

  it('throws for a status, a header or a body that does not match the document', () => {
    expect(() => check(410, {})).toThrow('GET /things/?q=a answered 410, which');
    expect(() => check(401, { message: 'No' })).toThrow('without WWW-Authenticate');
    expect(() => check(200, [{ title: 'admin' }])).toThrow('with a body that does not match');
    expect(() => check(401, { message: 3 }, { headers: { 'www-authenticate': '' } })).toThrow();
  });

  it('accepts missing fields only with a mask', () => {
    check(200, [{}], { isMasked: true });
    expect(() => check(200, [{}])).toThrow('with a body that does not match');
  });
});
