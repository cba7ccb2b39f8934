import { claim } from '../../claim';
import { rawBody } from '../../client';
import { BAD_JSON, having, NOT_AN_OBJECT, NOT_JSON } from '../../expectedAnswers';

const jsonTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'APPLICATION/JSON',
  'application/vnd.api+json',
  'application/ld+json; profile="x"',
];

const otherTypes = [
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'application/javascript',
  'application/jsonp',
  'json',
];

const unparseable: [string, string][] = [
  ['an empty body', ''],
  ['white space', '  '],
  ['an unfinished object', '{"first_name": '],
  ['a form', 'first_name=Jean'],
  ['single quotes', "{'first_name': 'Jean'}"],
  ['a trailing comma', '{"about": "x",}'],
  ['two objects', '{} {}'],
  ['a comment', '{} // x'],
  ['undefined', 'undefined'],
];

const nonObjects = [
  '[]',
  '[{"about": "x"}]',
  '["a"]',
  '"text"',
  '""',
  '0',
  '12',
  '1.5',
  'true',
  'false',
];

/** Calls that read a JSON object; `{user}` is an existing account. */
const readers: [string, string][] = [
  ['POST', '/users/'],
  ['PUT', '/users/{user}/'],
  ['PUT', '/me/'],
  ['POST', '/me/api_tokens/'],
];

export const claims = [
  ...jsonTypes.map((type) =>
    claim(`a body of type ${type} is read`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin
        .withHeaders({ 'Content-Type': type })
        .put(`/users/${id}/`, rawBody('{"about": "lu"}'), having(200, { about: 'lu' }));
    }),
  ),
  ...otherTypes.map((type) =>
    claim(`a body of type ${type} is refused`, ({ admin }) =>
      admin
        .withHeaders({ 'Content-Type': type })
        .post('/users/', rawBody('{"about": "lu"}'), NOT_JSON),
    ),
  ),
  claim('a body without a content type is refused', ({ admin }) =>
    admin.post('/users/', rawBody('{"about": "lu"}'), NOT_JSON),
  ),
  ...unparseable.flatMap(([name, body]) =>
    readers.map(([method, path]) =>
      claim(`${method} ${path} refuses ${name} as JSON`, async ({ admin, adminId }) => {
        await admin
          .withHeaders({ 'Content-Type': 'application/json' })
          .call(method, path.replace('{user}', adminId), rawBody(body), BAD_JSON);
      }),
    ),
  ),
  claim('a body that is not valid UTF-8 is refused', ({ admin }) =>
    admin
      .withHeaders({ 'Content-Type': 'application/json' })
      .post('/users/', rawBody(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)), BAD_JSON),
  ),
  ...nonObjects.flatMap((body) =>
    readers.map(([method, path]) =>
      claim(`${method} ${path} refuses ${body} without a message`, ({ admin, adminId }) =>
        admin
          .withHeaders({ 'Content-Type': 'application/json' })
          .call(method, path.replace('{user}', adminId), rawBody(body), NOT_AN_OBJECT),
      ),
    ),
  ),
  ...readers.flatMap(([method, path]) => [
    claim(`${method} ${path} without a content type is 415`, ({ admin, adminId }) =>
      admin.call(method, path.replace('{user}', adminId), rawBody('{}'), NOT_JSON),
    ),
    claim(`${method} ${path} without a body or content type is 415`, ({ admin, adminId }) =>
      admin.call(method, path.replace('{user}', adminId), undefined, NOT_JSON),
    ),
    claim(`${method} ${path} with plain text is 415`, ({ admin, adminId }) =>
      admin
        .withHeaders({ 'Content-Type': 'text/plain' })
        .call(method, path.replace('{user}', adminId), rawBody('{}'), NOT_JSON),
    ),
    claim(`${method} ${path} with a form is 415`, ({ admin, adminId }) => {
      const form = new FormData();
      form.set('about', 'x');
      return admin.call(method, path.replace('{user}', adminId), form, NOT_JSON);
    }),
  ]),
  ...['json', 'application/json, text/plain', '"application/json"'].map((type) =>
    claim(`a call that needs no body accepts the content type ${type}`, async (context) => {
      const { id } = await context.createUser();
      const client = context.user.withHeaders({ 'Content-Type': type });
      context.cleanUp(() => context.user.delete(`/users/${id}/followers/`));
      await client.post(`/users/${id}/followers/`, rawBody('x'), {
        status: 201,
        body: { followers: 1 },
      });
      await client.delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
    }),
  ),
  claim('application/+json is JSON', ({ admin, adminId }) =>
    admin
      .withHeaders({ 'Content-Type': 'application/+json' })
      .put(`/users/${adminId}/`, rawBody('{'), BAD_JSON),
  ),
];
