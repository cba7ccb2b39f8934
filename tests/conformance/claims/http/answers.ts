import { claim } from '../../claim';
import { aDate, anId, including } from '../../pattern';
import { FORBIDDEN, having, NOT_FOUND, UNAUTHORIZED } from '../../expectedAnswers';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const acceptHeaders = ['*/*', 'application/json', 'text/html', BROWSER, 'image/png', 'nonsense'];

/** Whether the keys of all objects in a JSON text are in alphabetical order. */
function keysAreSorted(text: string): boolean {
  const isSorted = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(isSorted);
    if (typeof value !== 'object' || value === null) return true;
    const keys = Object.keys(value);
    return keys.join() === [...keys].sort().join() && Object.values(value).every(isSorted);
  };
  return isSorted(JSON.parse(text));
}

export const claims = [
  claim('the content type of an answer has no charset', ({ anonymous }) =>
    anonymous.get('/users/roles/', {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: [{ name: 'admin' }],
    }),
  ),
  claim('the content type of an error has no charset', ({ anonymous }) =>
    anonymous.get('/users/', { status: 401, headers: { 'content-type': 'application/json' } }),
  ),
  claim('characters outside of ASCII are escaped', async ({ admin, createUser, expect }) => {
    const { id } = await createUser({ about: 'é 東 😀' });
    const { text } = await admin.get(`/users/${id}/`, having(200, { about: 'é 東 😀' }));
    expect(text, /\\u00e9 \\u6771 \\ud83d\\ude00/, 'text');
  }),
  claim('keys are sorted in an object', async ({ admin, expect, adminId }) => {
    const { text } = await admin.get(`/users/${adminId}/`, having(200, { id: adminId }));
    expect(keysAreSorted(text), true, 'sorted');
  }),
  claim('keys are sorted in a page', async ({ admin, expect }) => {
    const { text } = await admin.get('/users/?page_size=2', having(200, { page_size: 2 }));
    expect(keysAreSorted(text), true, 'sorted');
  }),
  claim('keys are sorted in an error', async ({ admin, expect }) => {
    const { text } = await admin.post('/users/', {}, 400);
    expect(keysAreSorted(text), true, 'sorted');
  }),
  ...acceptHeaders.map((accept) =>
    claim(`an answer is JSON when the caller accepts ${accept}`, ({ anonymous }) =>
      anonymous.withHeaders({ Accept: accept }).get('/users/roles/', {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: [including({ name: 'admin' })],
      }),
    ),
  ),
  ...['*/*', 'application/json', 'application/json, text/html;q=0.5'].map((accept) =>
    claim(`a 404 is JSON when the caller accepts ${accept}`, ({ anonymous }) =>
      anonymous.withHeaders({ Accept: accept }).get('/users/nobody-at-all/', NOT_FOUND),
    ),
  ),
  ...['text/html', BROWSER, 'text/html, application/json;q=0.5'].map((accept) =>
    claim(`a 404 is HTML when the caller accepts ${accept}`, ({ anonymous }) =>
      anonymous.withHeaders({ Accept: accept }).get('/users/nobody-at-all/', {
        status: 404,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      }),
    ),
  ),
  claim('a 404 of an unknown path is HTML for callers who prefer it', ({ anonymous }) =>
    anonymous.withHeaders({ Accept: 'text/html' }).get('/nothing-here/', {
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    }),
  ),
  claim('a 404 is JSON without an Accept header', ({ anonymous }) =>
    anonymous.get('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a 401 is JSON even for callers who prefer HTML', ({ anonymous }) =>
    anonymous.withHeaders({ Accept: 'text/html' }).get('/users/', UNAUTHORIZED),
  ),
  claim('a 403 is JSON even for callers who prefer HTML', ({ user }) =>
    user.withHeaders({ Accept: 'text/html' }).get('/users/', FORBIDDEN),
  ),
  claim('a 400 is JSON even for callers who prefer HTML', ({ anonymous }) =>
    anonymous.withHeaders({ Accept: 'text/html' }).get('/users/suggest/', {
      status: 400,
      headers: { 'content-type': 'application/json' },
    }),
  ),
  claim('a 204 has a content type and no body', async ({ admin, createUser, expect }) => {
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
  claim('dates are ISO 8601 in UTC with their offset', async ({ createUser, expect }) => {
    expect((await createUser()).since, aDate, 'since');
  }),
  claim('stored dates are whole milliseconds', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { since: /(\.\d{3}000)?\+00:00$/ }));
  }),
  claim(
    'the dates in the answer to a creation and in a later read differ by at most a millisecond',
    async ({ admin, createUser, expect }) => {
      const { id, since } = await createUser();
      const { body } = await admin.get(`/users/${id}/`, 200);
      expect(
        Math.abs(Date.parse(body.since) - Date.parse(since)) <= 1,
        true,
        'at most a millisecond apart',
      );
    },
  ),
  ...(
    [
      ['text/html', 'HTML'],
      ['TEXT/HTML', 'HTML'],
      ['text/*', 'HTML'],
      ['text/*;q=0.8, application/json;q=0.7', 'HTML'],
      ['text/html;q=0.1, */*', 'JSON'],
      ['text/html;level=1', 'JSON'],
      ['text/html;q=0', 'JSON'],
      ['text/html, application/json', 'JSON'],
      ['text/html, */*', 'HTML'],
      ['text/html;q=0.5, */*;q=0.5', 'HTML'],
      ['application/json;q=0.1, */*;q=0.5', 'HTML'],
      ['text/*, application/json', 'JSON'],
    ] as const
  ).map(([accept, kind]) =>
    claim(`a 404 is ${kind} for callers who accept ${accept}`, ({ anonymous }) =>
      anonymous.withHeaders({ Accept: accept }).get('/users/nobody-at-all/', {
        status: 404,
        headers: {
          'Content-Type': kind === 'JSON' ? 'application/json' : 'text/html; charset=utf-8',
        },
      }),
    ),
  ),
  claim('there is no rate limit for forty calls in a row', async ({ anonymous }) => {
    for (let count = 0; count < 40; count++) {
      await anonymous.get('/users/roles/', { status: 200, body: [{ name: 'admin' }] });
    }
  }),
];
