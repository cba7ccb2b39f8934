import { claim } from '../../claim';
import type { Expected } from '../../client';
import { anId, aString, containing, including, listOf, type Pattern } from '../../pattern';
import { badParameter, having } from '../../expectedAnswers';

const SIZE =
  'The amount of suggestion to fetch (between 1 and 20) The size must be an integer between 1 and 20.';

const SUGGESTIONS: Expected = {
  status: 200,
  body: listOf(including({ id: anId, slug: aString, email: /^\*\*\*@/ })),
};

export const claims = [
  claim('q is required', ({ anonymous }) =>
    anonymous.get(
      '/users/suggest/',
      badParameter(
        'q',
        'The string to autocomplete/suggest Missing required parameter in the query string',
      ),
    ),
  ),
  claim('an empty q matches every account', async ({ anonymous, expect }) => {
    const { body } = await anonymous.get('/users/suggest/?q=', SUGGESTIONS);
    expect(body.length, 10, 'length');
  }),
  claim('a q without letters matches every account', async ({ anonymous, expect }) => {
    const { body } = await anonymous.get('/users/suggest/?q=--', SUGGESTIONS);
    expect(body.length, 10, 'length');
  }),
  ...['0', '21', '-1', 'x', '', '1.5', '100'].map((size) =>
    claim(`size=${size || '(empty)'} is refused`, ({ anonymous }) =>
      anonymous.get(`/users/suggest/?q=a&size=${size}`, badParameter('size', SIZE)),
    ),
  ),
  ...[1, 2, 20].map((size) =>
    claim(`size=${size.toString()} gives that many suggestions`, async ({ anonymous, expect }) => {
      const { body } = await anonymous.get(
        `/users/suggest/?q=&size=${size.toString()}`,
        SUGGESTIONS,
      );
      expect(body.length, size, 'length');
    }),
  ),
  claim('a suggestion has six keys', async ({ anonymous, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    const { id, first_name, slug } = await createUser({ last_name });
    await anonymous.get(`/users/suggest/?q=${last_name}`, {
      status: 200,
      body: [{ id, first_name, last_name, slug, avatar_url: null, email: '***@example.org' }],
    });
  }),
  claim('an administrator sees the email in full', async ({ admin, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    const { email } = await createUser({ last_name });
    await admin.get(`/users/suggest/?q=${last_name}`, {
      status: 200,
      body: [including({ email: email as Pattern })],
    });
  }),
  claim(
    'an ordinary account sees only the domain of the email',
    async ({ user, createUser, uniqueWord }) => {
      const last_name = uniqueWord();
      await createUser({ last_name });
      await user.get(`/users/suggest/?q=${last_name}`, {
        status: 200,
        body: [including({ email: '***@example.org' })],
      });
    },
  ),
  claim('q is searched anywhere inside the slug', async ({ anonymous, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    const { id } = await createUser({ last_name });
    await anonymous.get(`/users/suggest/?q=${last_name.slice(2, 8)}`, {
      status: 200,
      body: containing(including({ id })),
    });
  }),
  claim('q is turned into a slug first', async ({ anonymous, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    const { id } = await createUser({ first_name: 'Éléonore', last_name });
    const q = encodeURIComponent(`ÉLÉONORE ${last_name.toUpperCase()}`);
    await anonymous.get(`/users/suggest/?q=${q}`, { status: 200, body: [including({ id })] });
  }),
  claim('words in another order are not found', async ({ anonymous, createUser, uniqueWord }) => {
    const [first_name, last_name] = [uniqueWord(), uniqueWord()];
    await createUser({ first_name, last_name });
    await anonymous.get(`/users/suggest/?q=${last_name}%20${first_name}`, {
      status: 200,
      body: [],
    });
  }),
  claim(
    'all namesakes are suggested, the newest first',
    async ({ anonymous, createUser, uniqueWord }) => {
      const last_name = uniqueWord();
      const [first, second] = [await createUser({ last_name }), await createUser({ last_name })];
      await anonymous.get(`/users/suggest/?q=${last_name}`, {
        status: 200,
        body: [including({ id: second.id }), including({ id: first.id })],
      });
    },
  ),
  claim(
    'a name that was changed later is not found',
    async ({ admin, anonymous, createUser, uniqueWord }) => {
      const name = uniqueWord();
      const { id } = await createUser();
      await admin.put(`/users/${id}/`, { last_name: name }, having(200, { last_name: name }));
      await anonymous.get(`/users/suggest/?q=${name}`, { status: 200, body: [] });
    },
  ),
  claim('emails are not searched', async ({ anonymous, createUser, uniqueWord }) => {
    const local = uniqueWord();
    await createUser({ first_name: 'A', email: `${local}@example.org` });
    await anonymous.get(`/users/suggest/?q=${local}`, { status: 200, body: [] });
  }),
  ...['%25', '_', '.%2A', '%5C', '('].map((sign) =>
    claim(`${sign} in q is not a wildcard`, async ({ anonymous, uniqueWord }) => {
      await anonymous.get(`/users/suggest/?q=${uniqueWord()}${sign}${uniqueWord()}`, {
        status: 200,
        body: [],
      });
    }),
  ),
];
