import { claimsOf } from '../claim';
import { type Client, raw } from '../client';
import { aDate, anId, aText, containing, including } from '../pattern';
import {
  badField,
  badParameter,
  FORBIDDEN,
  having,
  NOT_FOUND,
  NOT_FOUND_TEXT,
  NOT_JSON,
  UNAUTHORIZED,
} from '../sayings';

const claim = claimsOf('1');

const withoutSlash: [string, string][] = [
  ['GET', '/users'],
  ['GET', '/me'],
  ['GET', '/organizations'],
  ['GET', '/users/roles'],
  ['GET', '/users/suggest'],
  ['GET', '/organizations/roles'],
  ['GET', '/me/api_tokens'],
  ['POST', '/users'],
  ['PUT', '/me'],
  ['POST', '/me/api_tokens'],
  ['HEAD', '/users/roles'],
];

const ofAnAccount: [string, string][] = [
  ['GET', ''],
  ['PUT', ''],
  ['DELETE', ''],
  ['GET', '/followers'],
  ['POST', '/followers'],
  ['GET', '/contacts'],
  ['POST', '/rotate_password'],
];

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

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const accepted = ['*/*', 'application/json', 'text/html', BROWSER, 'image/png', 'nonsense'];

const ignoringParameters = [
  '/users/roles/',
  '/organizations/',
  '/organizations/roles/',
  '/reports/reasons/',
];

/** Keys of all objects in a text, in the order in which they stand; nested objects are flat here. */
function keysAreSorted(text: string): boolean {
  const isSorted = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(isSorted);
    if (typeof value !== 'object' || value === null) return true;
    const keys = Object.keys(value);
    return keys.join() === [...keys].sort().join() && Object.values(value).every(isSorted);
  };
  return isSorted(JSON.parse(text));
}

const URL_REFUSED: Record<string, string> = {
  en: 'URLs not allowed in this field',
  fr: 'URLs non autorisées dans ce champ',
};

const nameWithUrl = (client: Client, lang: string, address: string) =>
  client.post(`/users/${lang}`, { first_name: 'Visit spam.com', last_name: 'X', email: address });

export const conventions = [
  ...withoutSlash.map(([method, path]) =>
    claim(`${method} ${path} leads to the address with a slash`, ({ anyone }) =>
      anyone.call(method, path, undefined, {
        status: 308,
        headers: { location: `<base>${path}/`, 'content-type': 'text/html; charset=utf-8' },
      }),
    ),
  ),
  ...ofAnAccount.map(([method, path]) =>
    claim(`${method} /users/{id}${path} leads to the address with a slash`, ({ anyone, userId }) =>
      anyone.call(method, `/users/${userId}${path}`, undefined, {
        status: 308,
        headers: { location: `<base>/users/${userId}${path}/` },
      }),
    ),
  ),
  claim('the address with a slash keeps the query', ({ anyone }) =>
    anyone.get('/users/suggest?q=a%20b&size=3', {
      status: 308,
      headers: { location: '<base>/users/suggest/?q=a%20b&size=3' },
    }),
  ),
  claim('the slash comes before the key is looked at', ({ withKey }) =>
    withKey('no-such-key').get('/users', 308),
  ),
  claim('the slash comes before anybody is looked for', ({ anyone }) =>
    anyone.get('/users/nobody-at-all', {
      status: 308,
      headers: { location: '<base>/users/nobody-at-all/' },
    }),
  ),
  claim('the body of a redirection is HTML', async ({ anyone, expect }) => {
    const { text } = await anyone.get('/users', 308);
    expect(text, /<html|<!doctype html/i, 'text');
  }),
  claim('a path that is none even with a slash is not redirected', ({ anyone }) =>
    anyone.get('/nothing-here', {
      status: 404,
      body: { error: NOT_FOUND_TEXT, status: 404 },
    }),
  ),
  ...jsonTypes.map((type) =>
    claim(`a body of type ${type} is read`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin
        .with({ 'Content-Type': type })
        .put(`/users/${id}/`, raw('{"about": "lu"}'), having(200, { about: 'lu' }));
    }),
  ),
  ...otherTypes.map((type) =>
    claim(`a body of type ${type} is refused`, ({ admin }) =>
      admin.with({ 'Content-Type': type }).post('/users/', raw('{"about": "lu"}'), NOT_JSON),
    ),
  ),
  claim('a body without a type is refused', ({ admin }) =>
    admin.post('/users/', raw('{"about": "lu"}'), NOT_JSON),
  ),
  claim('the type of an answer names no charset', ({ anyone }) =>
    anyone.get('/users/roles/', { status: 200, headers: { 'content-type': 'application/json' } }),
  ),
  claim('the type of a refusal names no charset', ({ anyone }) =>
    anyone.get('/users/', { status: 401, headers: { 'content-type': 'application/json' } }),
  ),
  claim('letters beyond ASCII are escaped', async ({ admin, createUser, expect }) => {
    const { id } = await createUser({ about: 'é 東 😀' });
    const { text } = await admin.get(`/users/${id}/`, having(200, { about: 'é 東 😀' }));
    expect(text, /\\u00e9 \\u6771 \\ud83d\\ude00/, 'text');
  }),
  claim('keys are sorted in an object', async ({ admin, expect, adminId }) => {
    const { text } = await admin.get(`/users/${adminId}/`, 200);
    expect(keysAreSorted(text), true, 'sorted');
  }),
  claim('keys are sorted in a page', async ({ admin, expect }) => {
    const { text } = await admin.get('/users/?page_size=2', 200);
    expect(keysAreSorted(text), true, 'sorted');
  }),
  claim('keys are sorted in a refusal', async ({ admin, expect }) => {
    const { text } = await admin.post('/users/', {}, 400);
    expect(keysAreSorted(text), true, 'sorted');
  }),
  ...accepted.map((accept) =>
    claim(`an answer is JSON when the caller accepts ${accept}`, ({ anyone }) =>
      anyone.with({ Accept: accept }).get('/users/roles/', {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: [including({ name: 'admin' })],
      }),
    ),
  ),
  ...['*/*', 'application/json', 'application/json, text/html;q=0.5'].map((accept) =>
    claim(`a 404 is JSON when the caller accepts ${accept}`, ({ anyone }) =>
      anyone.with({ Accept: accept }).get('/users/nobody-at-all/', NOT_FOUND),
    ),
  ),
  ...['text/html', BROWSER, 'text/html, application/json;q=0.5'].map((accept) =>
    claim(`a 404 is a page when the caller accepts ${accept}`, ({ anyone }) =>
      anyone.with({ Accept: accept }).get('/users/nobody-at-all/', {
        status: 404,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      }),
    ),
  ),
  claim('a 404 of an unknown path is a page for who prefers HTML', ({ anyone }) =>
    anyone.with({ Accept: 'text/html' }).get('/nothing-here/', {
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    }),
  ),
  claim('a 404 is JSON without an Accept header', ({ anyone }) =>
    anyone.get('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a 401 is JSON for who prefers HTML', ({ anyone }) =>
    anyone.with({ Accept: 'text/html' }).get('/users/', UNAUTHORIZED),
  ),
  claim('a 403 is JSON for who prefers HTML', ({ user }) =>
    user.with({ Accept: 'text/html' }).get('/users/', FORBIDDEN),
  ),
  claim('a 400 is JSON for who prefers HTML', ({ anyone }) =>
    anyone.with({ Accept: 'text/html' }).get('/users/suggest/', {
      status: 400,
      headers: { 'content-type': 'application/json' },
    }),
  ),
  claim('a 204 has a type and no body', async ({ admin, createUser, expect }) => {
    const { id } = await createUser();
    const { text } = await admin.delete(`/users/${id}/?no_mail=1`, {
      status: 204,
      headers: { 'content-type': 'application/json' },
    });
    expect(text, '', 'text');
  }),
  claim(
    'identifiers are 24 hexadecimal characters in lower case',
    async ({ createUser, expect }) => {
      expect((await createUser()).id, anId, 'id');
    },
  ),
  claim('an identifier in upper case is the same', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id.toUpperCase()}/`, having(200, { id }));
  }),
  claim('dates are ISO 8601 in UTC with their offset', async ({ createUser, expect }) => {
    expect((await createUser()).since, aDate, 'since');
  }),
  claim('stored dates are whole milliseconds', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { since: /(\.\d{3}000)?\+00:00$/ }));
  }),
  claim(
    'the date of a creation and of a later read agree to the millisecond',
    async ({ admin, createUser, expect }) => {
      const { id, since } = await createUser();
      const { body } = await admin.get(`/users/${id}/`, 200);
      expect(Math.abs(Date.parse(body.since) - Date.parse(since)) <= 1, true, 'agreement');
    },
  ),
  claim('?lang=fr translates the refusal of a URL', ({ admin, address }) =>
    admin.post(
      '/users/?lang=fr',
      { first_name: 'Visit spam.com', last_name: 'X', email: address() },
      badField('first_name', URL_REFUSED.fr ?? ''),
    ),
  ),
  claim('of two languages the first counts', async ({ anyone, expect }) => {
    const { text } = await anyone.get('/organizations/roles/?lang=fr', 200);
    const both = await anyone.get('/organizations/roles/?lang=fr&lang=de', 200);
    expect(both.text, text, 'text');
    await anyone.get('/organizations/roles/?lang=fr', {
      status: 200,
      body: containing(including({ id: 'admin', label: 'Administrateur' })),
    });
  }),
  ...['FR', 'fr_FR'].map((lang) =>
    claim(`?lang=${lang} is French`, ({ admin, address }) =>
      admin.post(
        `/users/?lang=${lang}`,
        { first_name: 'Visit spam.com', last_name: 'X', email: address() },
        badField('first_name', URL_REFUSED.fr ?? ''),
      ),
    ),
  ),
  claim('?lang=en does not', ({ admin, address }) =>
    admin.post(
      '/users/?lang=en',
      { first_name: 'Visit spam.com', last_name: 'X', email: address() },
      badField('first_name', URL_REFUSED.en ?? ''),
    ),
  ),
  ...['fr-FR', 'xx', '', 'fr_', '%20fr', '%00', 'français'].map((lang) =>
    claim(
      `lang=${lang || '(empty)'} is ignored, and no error`,
      async ({ admin, address, expect }) => {
        const query = `?lang=${encodeURIComponent(decodeURIComponent(lang))}`;
        const plain = await nameWithUrl(admin, '', address());
        const other = await nameWithUrl(admin, query, address());
        expect([other.status, other.text], [400, plain.text], 'answer');
      },
    ),
  ),
  ...['fr', 'fr-FR,fr;q=0.9', 'es'].map((language) =>
    claim(`Accept-Language: ${language} is not read`, async ({ admin, address, expect }) => {
      const plain = await nameWithUrl(admin, '', address());
      const other = await nameWithUrl(admin.with({ 'Accept-Language': language }), '', address());
      expect(other.text, plain.text, 'answer');
    }),
  ),
  claim('lang does not translate a 401', ({ anyone }) =>
    anyone.get('/users/?lang=fr', UNAUTHORIZED),
  ),
  claim('lang does not translate a 403', ({ user }) => user.get('/users/?lang=fr', FORBIDDEN)),
  claim('lang does not translate a 404', ({ anyone }) =>
    anyone.get('/users/nobody-at-all/?lang=fr', NOT_FOUND),
  ),
  claim('lang does not translate a 405', ({ anyone, userId }) =>
    anyone.patch(`/users/${userId}/?lang=fr`, undefined, {
      status: 405,
      body: { message: 'The method is not allowed for the requested URL.' },
    }),
  ),
  claim('lang does not translate the refusal of a parameter', ({ anyone }) =>
    anyone.get(
      '/users/suggest/?lang=fr',
      badParameter(
        'q',
        'The string to autocomplete/suggest Missing required parameter in the query string',
      ),
    ),
  ),
  claim('lang does not translate a missing field', ({ admin }) =>
    admin.post(
      '/users/?lang=fr',
      {},
      {
        status: 400,
        body: including({ errors: including({ email: 'Field is required' }) }),
      },
    ),
  ),
  ...['true', 'TRUE', 'True', '1', 'on', 'ON', 'false', 'False', '0', ''].map((value) =>
    claim(`the strict boolean ${value || '(empty)'} is accepted`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.delete(`/users/${id}/?no_mail=1&send_legal_notice=${value}`, 204);
    }),
  ),
  ...['maybe', 'yes', 'no', '2', 'off', 'null', 't', '%20true'].map((value) =>
    claim(`the strict boolean ${value} is refused`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.delete(
        `/users/${id}/?send_legal_notice=${value}`,
        badParameter(
          'send_legal_notice',
          'Send formal legal notice with appeal information to owner (admin only) ' +
            `Invalid literal for boolean(): ${decodeURIComponent(value)}`,
        ),
      );
      await admin.get(`/users/${id}/`, having(200, { deleted: null }));
    }),
  ),
  ...['no_mail', 'delete_comments'].flatMap((name) =>
    ['true', 'false', '0', 'maybe', ''].map((value) =>
      claim(`${name}=${value || '(empty)'} is accepted`, async ({ admin, createUser }) => {
        const { id } = await createUser();
        const others = name === 'no_mail' ? '' : '&no_mail=1';
        await admin.delete(`/users/${id}/?${name}=${value}${others}`, 204);
      }),
    ),
  ),
  ...ignoringParameters.map((path) =>
    claim(`${path} ignores parameters it does not know`, async ({ anyone, expect }) => {
      const plain = await anyone.get(`${path}?page_size=1`, 200);
      const other = await anyone.get(`${path}?page_size=1&colour=blue&active=maybe&id[]=1`, 200);
      expect(other.body.data ?? other.body, plain.body.data ?? plain.body, 'body');
    }),
  ),
  claim('an account is read whatever else the query says', ({ anyone, adminId }) =>
    anyone.get(`/users/${adminId}/?fields=id&expand=1&page=0`, having(200, { id: adminId })),
  ),
  claim(
    'of a parameter given twice the first value counts',
    async ({ anyone, createUser, word }) => {
      const last_name = word();
      await createUser({ last_name });
      await createUser({ last_name });
      const path = `/users/suggest/?q=${last_name}`;
      await anyone.get(`${path}&size=1&size=2`, { status: 200, body: [including({ id: anId })] });
      await anyone.get(`${path}&size=2&size=1`, {
        status: 200,
        body: [including({ slug: aText }), including({ slug: aText })],
      });
    },
  ),
  claim('of a parameter given twice every value is judged', ({ anyone }) =>
    anyone.get('/users/suggest/?q=a&size=1&size=50', {
      status: 400,
      body: including({ errors: including({ size: /between 1 and 20/ }) }),
    }),
  ),
  claim('a sort given twice is judged twice', ({ admin }) =>
    admin.get('/users/?sort=created&sort=nothing', {
      status: 400,
      body: including({ errors: { sort: /'nothing' is not a valid choice/ } }),
    }),
  ),
];
