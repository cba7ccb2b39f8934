import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';
import { API_PREFIX } from './describe';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: ({ in: string; name: string; description: string } | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, unknown>;
  security: object[];
}

describe('the OpenAPI document', () => {
  let test: TestApp;
  const routes: RouteOptions[] = [];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  let document: any;
  const operation = (method: string, path: string): Operation => document.paths[path][method];

  beforeAll(async () => {
    const onStart = (message: unknown) => {
      const { fastify } = message as { fastify: FastifyInstance };
      fastify.addHook('onRoute', (route) => void routes.push(route));
    };
    subscribe('fastify.initialization', onStart);
    test = await startTestApp();
    unsubscribe('fastify.initialization', onStart);
    document = (await test.call('GET', '/swagger.json')).body;
  });
  afterAll(() => test.close());

  const apiRoutes = () =>
    routes
      .filter(({ url, schema }) => url.startsWith(`${API_PREFIX}/`) && !schema?.hide)
      .flatMap((route) => [route.method].flat().map((method) => ({ ...route, method })))
      .filter(({ method }) => method !== 'HEAD');
  const pathOf = ({ url }: RouteOptions) => url.slice(API_PREFIX.length).replace(/:(\w+)/g, '{$1}');

  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it('has every route and no other', () => {
    const documented = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(
      apiRoutes()
        .map((r) => `${r.method} ${pathOf(r)}`)
        .sort(),
    );
  });

  it('describes the purpose, parameters and responses of every route', () => {
    const ids = new Set<string>();
    for (const route of apiRoutes()) {
      const name = `${route.method} ${route.url}`;
      const described = operation(route.method.toLowerCase(), pathOf(route));
      ids.add(described.operationId);
      expect(described.summary, name).toMatch(/\w{3}/);
      expect(described.tags, name).toHaveLength(1);
      expect(Object.keys(described.responses), name).toEqual(
        expect.arrayContaining([expect.stringMatching(/^20\d$/), '401', '429', '500', '503']),
      );
      expect(JSON.stringify(described.responses), name).not.toContain('Default Response');
      const named = described.parameters.filter((parameter) => 'name' in parameter);
      expect(
        named.filter(({ in: place }) => place === 'path').map((parameter) => parameter.name),
        name,
      ).toEqual([...route.url.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter));
      for (const parameter of named) {
        expect(parameter.description, `${name}: ${parameter.name} needs a title`).toMatch(/\w{3}/);
      }
      expect(described.parameters, name).toContainEqual({ $ref: '#/components/parameters/lang' });
      if (route.method === 'PUT') expect(described.requestBody, name).toBeDefined();
    }
    expect(ids.size).toBe(apiRoutes().length);
  });

  it('lists the error statuses of a route, and no others', () => {
    const statuses = (method: string, path: string) =>
      Object.keys(operation(method, path).responses).join();
    expect(statuses('put', '/users/{user}/')).toBe(
      '200,308,400,401,403,404,408,413,415,429,431,500,503,504',
    );
    expect(statuses('delete', '/users/{user}/')).toBe(
      '204,308,400,401,403,404,408,410,429,431,500,503,504',
    );
    expect(statuses('get', '/reports/{report}/')).toBe(
      '200,400,401,403,404,408,429,431,500,503,504',
    );
    expect(statuses('get', '/users/roles/')).toBe('200,400,401,408,429,431,500,503,504');
    expect(statuses('get', '/organizations/')).toBe('200,400,401,404,408,429,431,500,503,504');
    expect(statuses('delete', '/me/')).toBe('204,401,408,429,431,500,503,504');
  });

  it('lists the headers of error responses', () => {
    const headers = (name: string) => Object.keys(document.components.responses[name].headers);
    expect(headers('Unauthorized')).toEqual(['WWW-Authenticate']);
    expect(headers('Moved')).toEqual(['Location']);
    expect(headers('ServiceUnavailable')).toEqual(['Retry-After']);
  });

  it('describes which operations need a key, and its header', () => {
    expect(operation('get', '/users/').security).toEqual([{ apiKey: [] }]);
    expect(operation('get', '/users/roles/').security).toEqual([{}, { apiKey: [] }]);
    expect(document.components.securitySchemes.apiKey).toMatchObject({
      in: 'header',
      name: 'X-API-KEY',
    });
  });

  it('has a description for each tag, in a fixed order', () => {
    const shown = document.tags as { name: string; description: string }[];
    const used = apiRoutes().flatMap((r) => operation(r.method.toLowerCase(), pathOf(r)).tags);
    const names = shown.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...new Set(used)].sort());
    expect([names[0], names.at(-1)]).toEqual(['users', 'avatars']);
    for (const { name, description } of shown) expect(description, name).toMatch(/\w{3}/);
  });

  it('has for each body an example that the server accepts unchanged', async () => {
    const bodies = Object.entries<Record<string, Operation>>(document.paths).flatMap(
      ([path, operations]) =>
        Object.entries(operations).flatMap(([method, { requestBody }]) => {
          const media = requestBody?.content['application/json'];
          return media ? [[`${method.toUpperCase()} ${path}`, media.example] as const] : [];
        }),
    );
    const examples = new Map<string, unknown>(bodies);
    let dataset = '';
    const tryOut = async (name: string, ids: readonly string[] = [], key = ADMIN_KEY) => {
      const example = examples.get(name);
      expect(example, name).toBeDefined();
      // The dataset that examples name.
      const text = JSON.stringify(example).replace('6b0dd64e47d76d3ae0d7a61b', dataset);
      const body = JSON.parse(text) as unknown;
      examples.delete(name);
      const [method = '', path = ''] = name.split(' ');
      const parts = path.split(/\{\w+\}/).flatMap((part, index) => [part, ids[index] ?? '']);
      const response = await test.call(method, parts.join(''), { key, body });
      expect(response.status, `${name}: ${response.text}`).toBeLessThan(300);
      return response.body.id as string;
    };
    await tryOut('PUT /users/{user}/', [await tryOut('POST /users/')]);
    await tryOut('PUT /me/');
    await tryOut('POST /me/api_tokens/');
    await tryOut('PUT /contacts/{contact}/', [await tryOut('POST /contacts/')]);
    await tryOut('PATCH /reports/{report}/', [await tryOut('POST /reports/')]);

    dataset = await tryOut('POST /datasets/');
    await tryOut('PUT /datasets/{dataset}/', [dataset]);
    const reuse = await tryOut('POST /reuses/');
    await tryOut('PUT /reuses/{reuse}/', [reuse]);
    await tryOut('POST /reuses/{reuse}/datasets/', [reuse]);
    const dataservice = await tryOut('POST /dataservices/');
    await tryOut('PATCH /dataservices/{dataservice}/', [dataservice]);
    const discussion = await tryOut('POST /discussions/');
    await tryOut('PUT /discussions/{id}/', [discussion]);
    await tryOut('POST /discussions/{id}/', [discussion]);
    await tryOut('PUT /discussions/{id}/comments/{comment}/', [discussion, '0']);

    const org = await tryOut('POST /organizations/');
    await tryOut('PUT /organizations/{org}/', [org]);
    await tryOut('POST /organizations/{org}/badges/', [org]);
    await tryOut('POST /organizations/{org}/member/', [org]);
    const requestId = await tryOut('POST /organizations/{org}/membership/', [org], USER_KEY);
    await tryOut('POST /organizations/{org}/membership/{id}/refuse/', [org, requestId]);
    await test.asAdmin('POST', `/organizations/${org}/membership/${requestId}/accept/`);
    await tryOut('PUT /organizations/{org}/member/{user}/', [org, test.userId]);
    await tryOut('PUT /organizations/{org}/member/{user}/assignments/', [org, test.userId]);
    expect([...examples.keys()]).toEqual([]);
  });

  it('shares the schemas used in several places', () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining([
        ...['User', 'UserPage', 'UserUpdate', 'UserReference', 'Organization', 'Follow'],
        ...['ErrorBody', 'OrganizationPage', 'OrganizationReference'],
      ]),
    );
    expect(schemas.Follow.properties.follower).toEqual({
      $ref: '#/components/schemas/UserReference',
    });
    expect(schemas.UserPage.properties.data.items).toEqual({ $ref: '#/components/schemas/User' });
    expect(JSON.stringify(document)).not.toContain('"refusal"');
  });

  it('distinguishes whole responses from masked ones', () => {
    const { schemas } = document.components;
    expect(schemas.User.required).toContain('email');
    expect(schemas.MaskedUser).not.toHaveProperty('required');
    expect(schemas.MaskedUser.properties.organizations.items).toEqual({
      $ref: '#/components/schemas/MaskedOrganizationReference',
    });
    expect(schemas.MaskedUserPage.properties.data.items).toEqual({
      $ref: '#/components/schemas/MaskedUser',
    });
    expect(operation('get', '/users/{user}/').responses[200]).toMatchObject({
      content: {
        'application/json': {
          schema: {
            anyOf: [
              { $ref: '#/components/schemas/User' },
              { $ref: '#/components/schemas/MaskedUser' },
            ],
          },
        },
      },
    });
    const mask = { $ref: '#/components/parameters/mask' };
    expect(operation('get', '/users/{user}/').parameters).toContainEqual(mask);
    expect(operation('delete', '/users/{user}/').parameters).not.toContainEqual(mask);
  });
});
