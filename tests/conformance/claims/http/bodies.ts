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
  ['nothing', ''],
  ['white space', '  '],
  ['an object that does not end', '{"first_name": '],
  ['a text', 'first_name=Jean'],
  ['single quotes', "{'first_name': 'Jean'}"],
  ['a comma too many', '{"about": "x",}'],
  ['two objects', '{} {}'],
  ['a comment', '{} // x'],
  ['undefined', 'undefined'],
];

const noObjects = [
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

/** Calls that read a JSON object; `{user}` is an account that exists. */
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
  claim('a body that is not UTF-8 is not parsed', ({ admin }) =>
    admin
      .withHeaders({ 'Content-Type': 'application/json' })
      .post('/users/', rawBody(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)), BAD_JSON),
  ),
  ...noObjects.flatMap((body) =>
    readers.map(([method, path]) =>
      claim(`${method} ${path} refuses ${body}, with no message`, ({ admin, adminId }) =>
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
    claim(`${method} ${path} of plain text is 415`, ({ admin, adminId }) =>
      admin
        .withHeaders({ 'Content-Type': 'text/plain' })
        .call(method, path.replace('{user}', adminId), rawBody('{}'), NOT_JSON),
    ),
    claim(`${method} ${path} of a form is 415`, ({ admin, adminId }) => {
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
