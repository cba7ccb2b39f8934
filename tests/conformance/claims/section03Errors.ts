import { claimsOf } from '../claim';
import { raw } from '../client';
import { including, type Pattern, startingWith } from '../pattern';
import {
  BAD_JSON,
  badField,
  badModel,
  having,
  INTERNAL_ERROR,
  message,
  METHOD_NOT_ALLOWED,
  NO_ROUTE,
  NOT_AN_OBJECT,
  NOT_FOUND,
  NOT_FOUND_TEXT,
  NOT_JSON,
} from '../sayings';

const claim = claimsOf('3');

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

/** A path, a method it does not take, and those it takes. */
const wrongMethods: [string, string, string][] = [
  ['PUT', '/users/', 'GET, HEAD, OPTIONS, POST'],
  ['DELETE', '/users/', 'GET, HEAD, OPTIONS, POST'],
  ['PATCH', '/users/', 'GET, HEAD, OPTIONS, POST'],
  ['POST', '/users/{user}/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['PATCH', '/users/{user}/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['PUT', '/users/{user}/followers/', 'DELETE, GET, HEAD, OPTIONS, POST'],
  ['PATCH', '/users/{user}/followers/', 'DELETE, GET, HEAD, OPTIONS, POST'],
  ['POST', '/me/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['PATCH', '/me/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['POST', '/me/metrics/', 'GET, HEAD, OPTIONS'],
  ['PUT', '/me/api_tokens/', 'GET, HEAD, OPTIONS, POST'],
  ['DELETE', '/me/api_tokens/', 'GET, HEAD, OPTIONS, POST'],
  ['POST', '/me/org_invitations/', 'GET, HEAD, OPTIONS'],
  ['POST', '/organizations/roles/', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ['POST', '/reports/reasons/', 'GET, HEAD, OPTIONS, PATCH'],
  ['PATCH', '/organizations/', 'GET, HEAD, OPTIONS, POST'],
];

/** Paths that only take other methods: to read them there is nothing. */
const neverRead = [
  '/users/{user}/rotate_password/',
  '/users/{user}/avatar/',
  '/me/avatar/',
  '/me/api_tokens/0123456789abcdef01234567/',
  '/me/org_invitations/6f1e3b1e-6c1f-4b8e-9a3f-0123456789ab/accept/',
  '/me/org_invitations/6f1e3b1e-6c1f-4b8e-9a3f-0123456789ab/refuse/',
];

const unknownPaths = ['/accounts/', '/user/', '/users/x/y/', '/me/password/', '/nothing-here/'];

const sorted = (allow: unknown) => String(allow).split(/,\s*/).sort().join(', ');

const MASKED_RIGHT = "<Permission needs={Need(method='role', value='admin')} excludes=set()>";

const mistyped: [string, unknown][] = [
  ['first_name', 12],
  ['first_name', true],
  ['last_name', ['x']],
  ['last_name', { a: 1 }],
  ['email', 12],
];

const falsy: [string, unknown][] = [
  ['first_name', 0],
  ['first_name', []],
  ['last_name', false],
  ['email', 0],
  ['email', {}],
];

export const errors = [
  ...unparseable.flatMap(([name, body]) =>
    readers.map(([method, path]) =>
      claim(`${method} ${path} refuses ${name} as JSON`, async ({ admin, adminId }) => {
        await admin
          .with({ 'Content-Type': 'application/json' })
          .call(method, path.replace('{user}', adminId), raw(body), BAD_JSON);
      }),
    ),
  ),
  claim('bytes that are no UTF-8 do not parse', ({ admin }) =>
    admin
      .with({ 'Content-Type': 'application/json' })
      .post('/users/', raw(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)), BAD_JSON),
  ),
  ...noObjects.flatMap((body) =>
    readers.map(([method, path]) =>
      claim(`${method} ${path} refuses ${body}, with no message`, ({ admin, adminId }) =>
        admin
          .with({ 'Content-Type': 'application/json' })
          .call(method, path.replace('{user}', adminId), raw(body), NOT_AN_OBJECT),
      ),
    ),
  ),
  ...readers.flatMap(([method, path]) => [
    claim(`${method} ${path} without a type is 415`, ({ admin, adminId }) =>
      admin.call(method, path.replace('{user}', adminId), raw('{}'), NOT_JSON),
    ),
    claim(`${method} ${path} without a body nor a type is 415`, ({ admin, adminId }) =>
      admin.call(method, path.replace('{user}', adminId), undefined, NOT_JSON),
    ),
    claim(`${method} ${path} of plain text is 415`, ({ admin, adminId }) =>
      admin
        .with({ 'Content-Type': 'text/plain' })
        .call(method, path.replace('{user}', adminId), raw('{}'), NOT_JSON),
    ),
    claim(`${method} ${path} of a form is 415`, ({ admin, adminId }) => {
      const form = new FormData();
      form.set('about', 'x');
      return admin.call(method, path.replace('{user}', adminId), form, NOT_JSON);
    }),
  ]),
  ...wrongMethods.map(([method, path, allowed]) =>
    claim(
      `${method} ${path} is a 405 that names ${allowed}`,
      async ({ anyone, userId, expect }) => {
        const { headers } = await anyone.call(
          method,
          path.replace('{user}', userId),
          undefined,
          METHOD_NOT_ALLOWED,
        );
        expect(sorted(headers.allow), allowed, 'Allow');
      },
    ),
  ),
  ...neverRead.flatMap((path) =>
    ['GET', 'HEAD'].map((method) =>
      claim(
        `${method} ${path} is a path that is none, not a wrong method`,
        async ({ admin, adminId, expect }) => {
          const { status, body } = await admin.call(method, path.replace('{user}', adminId));
          expect(status, 404, 'status');
          if (method === 'GET') expect(body, { error: NOT_FOUND_TEXT, status: 404 }, 'body');
        },
      ),
    ),
  ),
  claim(
    'another wrong method on a path that is only written to',
    async ({ anyone, userId, expect, bySide }) => {
      const { status, headers } = await anyone.put(`/users/${userId}/rotate_password/`);
      expect(status, 405, 'status');
      const type = bySide<Pattern>({
        ours: 'application/json',
        udata: /^(application\/json|text\/html)/,
      });
      expect(headers['content-type'], type, 'Content-Type');
    },
    { departs: 'udata answers JSON or a page, as the process has it; here it is always JSON' },
  ),
  ...(
    [
      ['text/html', 'a page'],
      ['TEXT/HTML', 'a page'],
      ['text/*', 'a page'],
      ['text/*;q=0.8, application/json;q=0.7', 'a page'],
      ['text/html;q=0.1, */*', 'JSON'],
      ['text/html;level=1', 'JSON'],
      ['text/html;q=0', 'JSON'],
    ] as const
  ).map(([accept, kind]) =>
    claim(`a 404 is ${kind} to who accepts ${accept}`, ({ anyone }) =>
      anyone.with({ Accept: accept }).get('/users/nobody-at-all/', {
        status: 404,
        headers: {
          'Content-Type': kind === 'JSON' ? 'application/json' : 'text/html; charset=utf-8',
        },
      }),
    ),
  ),
  ...['json', 'application/json, text/plain', '"application/json"'].map((type) =>
    claim(`a call that needs no body may say ${type} of it`, async (scene) => {
      const { id } = await scene.createUser();
      const client = scene.user.with({ 'Content-Type': type });
      scene.later(() => scene.user.delete(`/users/${id}/followers/`));
      await client.post(`/users/${id}/followers/`, raw('x'), 201);
      await client.delete(`/users/${id}/followers/`, 200);
    }),
  ),
  claim('application/+json is JSON', ({ admin, adminId }) =>
    admin
      .with({ 'Content-Type': 'application/+json' })
      .put(`/users/${adminId}/`, raw('{'), BAD_JSON),
  ),
  ...unknownPaths.map((path) =>
    claim(`${path} is no path, and says so under other keys`, ({ anyone }) =>
      anyone.get(path, NO_ROUTE),
    ),
  ),
  claim('an unknown path is 404 to an administrator as well', ({ admin }) =>
    admin.get('/nothing-here/', NO_ROUTE),
  ),
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
    claim(`${method} of an unknown path is a wrong method`, async ({ anyone, expect }) => {
      const { headers } = await anyone.call(method, '/nothing-here/', undefined, 405);
      expect(sorted(headers.allow), 'GET, HEAD, OPTIONS', 'Allow');
    }),
  ),
  ...['GET', 'POST'].map((method) =>
    claim(`${method} of an unknown path beside the API says the same`, ({ anyone }) =>
      anyone.call(method, '<host>/nothing-here', undefined, NO_ROUTE),
    ),
  ),
  claim('an unknown object has a message', ({ anyone }) =>
    anyone.get('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a text of its own begins a 404 as well', async ({ admin, createToken }) => {
    const { id } = await createToken();
    await admin.delete(`/me/api_tokens/${id}/`, {
      status: 404,
      body: { message: startingWith('Token not found') },
    });
  }),
  claim('a deleted account is gone', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.delete(`/users/${id}/`, message(410, 'User has already been deleted'));
  }),
  claim('the check of a field names the field and repeats its reason', ({ admin, address }) =>
    admin.post(
      '/users/',
      { first_name: 'A', last_name: 'B', email: address(), roles: ['boss'] },
      badField('roles', 'The role boss does not exist'),
    ),
  ),
  claim('the model names all bad fields at once', ({ admin }) =>
    admin.post(
      '/users/',
      {},
      {
        status: 400,
        body: {
          errors: {
            email: 'Field is required',
            first_name: 'Field is required',
            last_name: 'Field is required',
          },
          message: startingWith('ValidationError (User:None) (Field is required: ['),
        },
      },
    ),
  ),
  claim('the model names the account on a change', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.put(
      `/users/${id}/`,
      { first_name: null },
      badModel('User', id, { first_name: 'Field is required' }),
    );
  }),
  claim(
    'fields with different reasons are named each with its own',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.put(
        `/users/${id}/`,
        { first_name: null, active: 'no', last_name: 'x'.repeat(300) },
        {
          status: 400,
          body: including({
            errors: {
              first_name: 'Field is required',
              active: 'BooleanField only accepts boolean values',
              last_name: 'String value is too long',
            },
          }),
        },
      );
    },
  ),
  claim('the check of a field comes before the model', ({ admin }) =>
    admin.post(
      '/users/',
      { first_name: 'Voir spam.com', email: 'no address' },
      badField('first_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('of two checks the one of the first key is told', ({ admin }) =>
    admin.post(
      '/users/',
      { email: 'no address', first_name: 'Voir spam.com' },
      badField('email', 'Invalid email address'),
    ),
  ),
  claim('of two bad names the one of the first key is told', ({ admin, address }) =>
    admin.post(
      '/users/',
      { email: address(), last_name: 'Voir spam.com', first_name: 'Voir spam.com' },
      badField('last_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('on a creation a check runs on every key sent', ({ admin, word }) =>
    admin.post(
      '/users/',
      { email: `${word()}@localhost`, first_name: 'A', last_name: 'B' },
      badField('email', 'Invalid email address'),
    ),
  ),
  claim('of a refused change nothing is stored', async ({ admin, createUser }) => {
    const { id, about } = await createUser({ about: 'avant' });
    await admin.put(`/users/${id}/`, { about: 'après', roles: ['boss'] }, 400);
    await admin.put(`/users/${id}/`, { about: 'après', website: 'nowhere' }, 400);
    await admin.get(`/users/${id}/`, having(200, { about }));
  }),
  claim('of a refused creation nothing is stored', async ({ admin, anyone, word }) => {
    const last_name = word();
    await admin.post('/users/', { first_name: 'A', last_name, email: 'no address' }, 400);
    await anyone.get(`/users/suggest/?q=${last_name}`, { status: 200, body: [] });
  }),
  claim('the body of a model’s refusal goes through the mask', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.with({ 'X-Fields': 'id,slug' }).put(
      `/users/${id}/`,
      { website: 'nowhere' },
      {
        status: 400,
        body: { message: `ValidationError (User:${id}) (Invalid URL "nowhere": ['website'])` },
      },
    );
  }),
  claim('a mask that names errors keeps them', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.with({ 'X-Fields': 'id,errors,message' }).put(
      `/users/${id}/`,
      { website: 'nowhere' },
      {
        status: 400,
        body: {
          errors: { website: 'Invalid URL "nowhere"' },
          message: `ValidationError (User:${id}) (Invalid URL "nowhere": ['website'])`,
        },
      },
    );
  }),
  claim('the body of a field’s refusal goes through the mask', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin
      .with({ 'X-Fields': 'id' })
      .put(`/users/${id}/`, { roles: ['boss'] }, message(400, 'The role boss does not exist'));
  }),
  claim('the body of a missing right goes through the mask', ({ user }) =>
    user.with({ 'X-Fields': 'id' }).get('/users/', message(403, MASKED_RIGHT)),
  ),
  claim('a mask that names the message keeps that of a missing right', ({ user }) =>
    user
      .with({ 'X-Fields': 'id,message' })
      .get('/users/', message(403, 'You do not have the permission to modify that object.')),
  ),
  claim('a 404 does not go through the mask', ({ anyone }) =>
    anyone.with({ 'X-Fields': 'id' }).get('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a 401 does not go through the mask', ({ anyone }) =>
    anyone.with({ 'X-Fields': 'id' }).get('/me/', {
      status: 401,
      body: { message: startingWith('The server could not verify') },
    }),
  ),
  claim('a bad parameter does not go through the mask', ({ anyone }) =>
    anyone.with({ 'X-Fields': 'id' }).get('/users/suggest/', {
      status: 400,
      body: including({ errors: including({ q: startingWith('The string') }) }),
    }),
  ),
  claim(
    'an address that is taken, on a creation',
    async ({ admin, createUser, bySide }) => {
      const { email } = await createUser();
      await admin.post(
        '/users/',
        { first_name: 'A', last_name: 'B', email },
        bySide({ ours: having(400, { errors: { email: /.+/ } }), udata: INTERNAL_ERROR }),
      );
    },
    { departs: 'udata fails with 500; here it is a 400 on the field' },
  ),
  claim(
    'an address that is taken, on a change',
    async ({ admin, createUser, bySide }) => {
      const [{ email }, { id }] = [await createUser(), await createUser()];
      await admin.put(
        `/users/${id}/`,
        { email, about: 'x' },
        bySide({ ours: having(400, { errors: { email: /.+/ } }), udata: INTERNAL_ERROR }),
      );
      await admin.get(`/users/${id}/`, having(200, { about: null }));
    },
    { departs: 'udata fails with 500; here it is a 400 on the field' },
  ),
  ...mistyped.map(([field, value]) =>
    claim(
      `${field} = ${JSON.stringify(value)} is no text`,
      async ({ admin, createUser, bySide }) => {
        const { id } = await createUser();
        await admin.put(
          `/users/${id}/`,
          { [field]: value },
          bySide({ ours: having(400, { errors: { [field]: /.+/ } }), udata: INTERNAL_ERROR }),
        );
      },
      { departs: 'udata fails with 500; here it is a 400 on the field' },
    ),
  ),
  ...falsy.map(([field, value]) =>
    claim(
      `${field} = ${JSON.stringify(value)} is refused as ordinary`,
      async ({ admin, createUser }) => {
        const { id } = await createUser();
        await admin.put(
          `/users/${id}/`,
          { [field]: value },
          {
            status: 400,
            body: including({ errors: { [field]: /.+/ } }),
          },
        );
      },
    ),
  ),
  ...[12, true].map((value) =>
    claim(
      `roles = ${value.toString()}`,
      async ({ admin, createUser, bySide }) => {
        const { id } = await createUser();
        await admin.put(
          `/users/${id}/`,
          { roles: value },
          bySide({ ours: having(400, { errors: { roles: /.+/ } }), udata: INTERNAL_ERROR }),
        );
      },
      { departs: 'udata fails with 500; here it is a 400 on the field' },
    ),
  ),
  ...[0, false, '', null].map((value) =>
    claim(`roles = ${JSON.stringify(value)} means none`, async ({ admin, createUser }) => {
      const { id } = await createUser({ roles: ['admin'] });
      await admin.put(`/users/${id}/`, { roles: value }, having(200, { roles: [] }));
    }),
  ),
];
