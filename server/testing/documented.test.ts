import fastify from 'fastify';
import * as Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/api/contract';
import { writeAnswers } from '../http/answers';
import { describeApi } from '../openapi/describe';
import { documentedAnswers } from './documented';

describe('documentedAnswers', () => {
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

  const judge = (status: number, body: unknown, { isMasked = false, headers = {} } = {}) =>
    documentedAnswers(app)('GET', '/things/?q=a', isMasked, {
      status,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it('passes what the document tells', () => {
    judge(200, [{ name: 'admin' }]);
    judge(401, { message: 'No' }, { headers: { 'www-authenticate': 'Bearer' } });
  });

  it('fails on a status, a header or a body that the document does not tell', () => {
    expect(() => judge(410, {})).toThrow('GET /things/?q=a answered 410, which');
    expect(() => judge(401, { message: 'No' })).toThrow('without WWW-Authenticate');
    expect(() => judge(200, [{ title: 'admin' }])).toThrow('with a body unlike');
    expect(() => judge(401, { message: 3 }, { headers: { 'www-authenticate': '' } })).toThrow();
  });

  it('lets a key be missing only where there is a mask', () => {
    judge(200, [{}], { isMasked: true });
    expect(() => judge(200, [{}])).toThrow('with a body unlike');
  });
});
