import { claim } from '../../claim';
import { anId, anInteger, anything, containing, including, listOf } from '../../pattern';
import { badParameter, EMPTY_PAGE, having, INTERNAL_ERROR, NOT_FOUND } from '../../expectedAnswers';
import { firstPageOf } from '../../shapes';
import type { Context } from '../../context';

/** Create three accounts and return a word for which a search finds only them. */
async function createThreeUsers({ createUser, uniqueWord }: Context): Promise<string> {
  const last_name = uniqueWord();
  for (let count = 0; count < 3; count++) await createUser({ last_name });
  return last_name;
}

const PAGE_HELP = 'The page to fetch';

const SIZE_HELP = 'The page size to fetch';

const refusedPages: [string, string][] = [
  ['0', 'Invalid page: 0. page must be a positive integer'],
  ['-1', 'Invalid page: -1. page must be a positive integer'],
  ['-007', 'Invalid page: -7. page must be a positive integer'],
  ['000', 'Invalid page: 0. page must be a positive integer'],
  ['', ' is not a valid integer'],
  ['x', 'x is not a valid integer'],
  ['1.5', '1.5 is not a valid integer'],
  ['1e1', '1e1 is not a valid integer'],
  ['0x1', '0x1 is not a valid integer'],
  ['null', 'null is not a valid integer'],
];

const refusedSizes: [string, string][] = [
  ['0', 'Invalid page_size: 0. page_size must be a positive integer'],
  ['-20', 'Invalid page_size: -20. page_size must be a positive integer'],
  ['', ' is not a valid integer'],
  ['x', 'x is not a valid integer'],
  ['2.0', '2.0 is not a valid integer'],
];

const lenientNumbers: [string, number][] = [
  ['%2B1', 1],
  ['01', 1],
  ['0001', 1],
  ['%201%20', 1],
  ['%091', 1],
  ['%2B01', 1],
];

/** Paths of pages that do not depend on another object. */
const lists = ['/users/', '/organizations/'];

export const claims = [
  ...lists.map((path) =>
    claim(`${path} has the six keys of the envelope and no other`, ({ admin }) =>
      admin.get(path, {
        status: 200,
        body: {
          data: listOf(anything),
          page: 1,
          page_size: 20,
          total: anInteger,
          next_page: anything,
          previous_page: null,
        },
      }),
    ),
  ),
  claim('without parameters it is page 1 of 20 rows', ({ admin }) =>
    admin.get('/users/', { status: 200, body: firstPageOf(including({ id: anId })) }),
  ),
  ...refusedPages.map(([value, reason]) =>
    claim(`page=${value || '(empty)'} is refused`, ({ admin }) =>
      admin.get(`/users/?page=${value}`, badParameter('page', `${PAGE_HELP} ${reason}`)),
    ),
  ),
  ...refusedSizes.map(([value, reason]) =>
    claim(`page_size=${value || '(empty)'} is refused`, ({ admin }) =>
      admin.get(`/users/?page_size=${value}`, badParameter('page_size', `${SIZE_HELP} ${reason}`)),
    ),
  ),
  ...lenientNumbers.flatMap(([value, page]) => [
    claim(`page=${value} is read as ${page.toString()}`, ({ admin }) =>
      admin.get(
        `/users/?page=${value}&page_size=1`,
        having(200, { page, page_size: 1, data: [including({ id: anId })] }),
      ),
    ),
    claim(`page_size=${value} is read as ${page.toString()}`, ({ admin }) =>
      admin.get(
        `/users/?page_size=${value}`,
        having(200, { page_size: page, data: [including({ id: anId })] }),
      ),
    ),
  ]),
  claim('the list of organizations refuses a bad page as well', ({ anonymous }) =>
    anonymous.get(
      '/organizations/?page=0',
      badParameter('page', `${PAGE_HELP} Invalid page: 0. page must be a positive integer`),
    ),
  ),
  claim('the list of organizations refuses a bad page size as well', ({ anonymous }) =>
    anonymous.get(
      '/organizations/?page_size=all',
      badParameter('page_size', `${SIZE_HELP} all is not a valid integer`),
    ),
  ),
  claim('there is no maximum page size', ({ admin }) =>
    admin.get('/users/?page_size=100000', having(200, { page_size: 100_000, next_page: null })),
  ),
  claim('page_size is what was requested, not the number of rows', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?q=${word}&page_size=50`,
      having(200, { page_size: 50, data: [anything, anything, anything], total: 3 }),
    );
  }),
  claim('total counts all matches, whatever the page', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(`/users/?q=${word}&page=2&page_size=2`, having(200, { total: 3 }));
  }),
  claim('a page in the middle links to both neighbours', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?q=${word}&page=2&page_size=1`,
      having(200, {
        next_page: `<base>/users/?q=${word}&page=3&page_size=1`,
        previous_page: `<base>/users/?q=${word}&page=1&page_size=1`,
      }),
    );
  }),
  claim('a last page with all its rows has no next page', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?q=${word}&page_size=3`,
      having(200, { next_page: null, previous_page: null }),
    );
  }),
  claim('if one more row is left, there is a next page', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?q=${word}&page_size=2`,
      having(200, { next_page: `<base>/users/?q=${word}&page_size=2&page=2` }),
    );
  }),
  claim('the last page links only to the previous one', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?q=${word}&page=2&page_size=2`,
      having(200, {
        data: [anything],
        next_page: null,
        previous_page: `<base>/users/?q=${word}&page=1&page_size=2`,
      }),
    );
  }),
  claim('following next_page to the end gives each row once', async (context) => {
    const word = await createThreeUsers(context);
    const seen: string[] = [];
    let path: string | null = `/users/?q=${word}&page_size=1&sort=created`;
    while (path !== null) {
      const { body } = await context.admin.get(path, 200);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      path = body.next_page;
    }
    context.expect(new Set(seen).size, 3, 'accounts seen');
    context.expect(seen.length, 3, 'rows seen');
  }),
  claim('page is appended if the request has none', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?page_size=1&q=${word}`,
      having(200, { next_page: `<base>/users/?page_size=1&q=${word}&page=2` }),
    );
  }),
  claim('page is replaced where it stands', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?page=1&page_size=1&q=${word}`,
      having(200, { next_page: `<base>/users/?page=2&page_size=1&q=${word}` }),
    );
  }),
  claim('all parameters of the request are kept, also unknown ones', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(
      `/users/?q=${word}&colour=blue&page_size=1&lang=fr&sort=-created`,
      having(200, {
        next_page: `<base>/users/?q=${word}&colour=blue&page_size=1&lang=fr&sort=-created&page=2`,
      }),
    );
  }),
  claim('a parameter with several values keeps them all', async (context) => {
    const word = await createThreeUsers(context);
    const { body } = await context.admin.get(
      `/users/?q=${word}&page_size=1&colour=blue&colour=red`,
      200,
    );
    const next = new URL(body.next_page.replace('<base>', 'http://localhost'));
    context.expect(next.searchParams.getAll('colour'), ['blue', 'red'], 'colour');
  }),
  claim('a value that needs escaping is escaped in next_page', async (context) => {
    const word = await createThreeUsers(context);
    const { body } = await context.admin.get(
      `/users/?q=${word}%20%22${word}%22&page_size=1&note=%C3%A9%26`,
      200,
    );
    const next = new URL(body.next_page.replace('<base>', 'http://localhost'));
    context.expect(next.searchParams.get('q'), `${word} "${word}"`, 'q');
    context.expect(next.searchParams.get('note'), 'é&', 'note');
  }),
  ...['endpoint', '_anchor', '_method', '_scheme', '_external'].map((name) =>
    claim(`a parameter named ${name} is not in next_page`, async (context) => {
      const word = await createThreeUsers(context);
      await context.admin.get(
        `/users/?q=${word}&${name}=https&page_size=1`,
        having(200, { next_page: `<base>/users/?q=${word}&page_size=1&page=2` }),
      );
    }),
  ),
  claim(
    'next_page has the path of the request, with a slug or an identifier',
    async ({ admin, user, createUser, cleanUp }) => {
      const { id, slug } = await createUser();
      await user.post(`/users/${id}/followers/`, undefined, 201);
      cleanUp(() => user.delete(`/users/${id}/followers/`));
      await admin.post(`/users/${id}/followers/`, undefined, 201);
      cleanUp(() => admin.delete(`/users/${id}/followers/`));
      await admin.get(
        `/users/${slug}/followers/?page_size=1`,
        having(200, { next_page: `<base>/users/${slug}/followers/?page_size=1&page=2`, total: 2 }),
      );
      await admin.get(
        `/users/${id}/followers/?page_size=1`,
        having(200, { next_page: `<base>/users/${id}/followers/?page_size=1&page=2` }),
      );
    },
    { sequential: true },
  ),
  claim('without any match, page 1 is an empty page', ({ admin, uniqueWord }) =>
    admin.get(`/users/?q=${uniqueWord()}`, { status: 200, body: EMPTY_PAGE }),
  ),
  claim('without any match, page 2 is 404', ({ admin, uniqueWord }) =>
    admin.get(`/users/?q=${uniqueWord()}&page=2`, NOT_FOUND),
  ),
  claim('the page after the last one is 404', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(`/users/?q=${word}&page=4&page_size=1`, NOT_FOUND);
  }),
  claim('a page far past the end is 404', ({ admin }) =>
    admin.get('/users/?page=1000000', NOT_FOUND),
  ),
  claim('a page far past the end of organizations is 404', ({ anonymous }) =>
    anonymous.get('/organizations/?page=1000000', NOT_FOUND),
  ),
  claim('a page of followers past the end is 404', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.get(`/users/${id}/followers/?page=2`, NOT_FOUND);
  }),
  claim('without followers, page 1 is an empty page', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('deleting the only row of the last page makes that page 404', async (context) => {
    const word = await createThreeUsers(context);
    const path = `/users/?q=${word}&page=3&page_size=1&sort=created`;
    const { body } = await context.admin.get(path, 200);
    await context.admin.delete(`/users/${body.data[0].id}/?no_mail=1`, 204);
    await context.admin.get(path, NOT_FOUND);
  }),
  claim('page in the answer is that of the request', async (context) => {
    const word = await createThreeUsers(context);
    await context.admin.get(`/users/?q=${word}&page=3&page_size=1`, having(200, { page: 3 }));
  }),
  claim('pages do not overlap', async (context) => {
    const word = await createThreeUsers(context);
    const rows = async (page: number) =>
      (
        await context.admin.get(
          `/users/?q=${word}&page=${page.toString()}&page_size=2&sort=created`,
          200,
        )
      ).body.data.map(({ id }: { id: string }) => id);
    const all = [...(await rows(1)), ...(await rows(2))];
    context.expect(new Set(all).size, 3, 'accounts seen');
  }),
  claim(
    'how a page number is refused that is too large for the database',
    ({ admin, byServer }) =>
      admin.get(
        '/users/?page=9999999999999999999',
        byServer({ vigie: NOT_FOUND, udata: INTERNAL_ERROR }),
      ),
    { difference: 'udata answers 500; here it is a 404, as any page past the end' },
  ),
  ...['/users/', '/organizations/', '/organizations/?q=a', '/reports/'].map((path) =>
    claim(
      `how ${path} answers a page size that is too large for the database`,
      ({ admin, byServer }) =>
        admin.get(
          `${path}${path.includes('?') ? '&' : '?'}page_size=${'9'.repeat(400)}`,
          byServer({ vigie: having(200, { page: 1, next_page: null }), udata: INTERNAL_ERROR }),
        ),
      { difference: 'udata answers 500; here the page has all rows, as with any large size' },
    ),
  ),
  claim('if page is given twice, the first value is used', ({ admin }) =>
    admin.get('/users/?page=1&page=2', having(200, { page: 1, previous_page: null })),
  ),
  claim('if page is given twice, both values are checked', ({ admin }) =>
    admin.get(
      '/users/?page=1&page=x',
      badParameter('page', `${PAGE_HELP} x is not a valid integer`),
    ),
  ),
  claim('of two bad parameters, only the first is reported', ({ admin }) =>
    admin.get('/users/?page=x&page_size=y', {
      status: 400,
      body: including({ errors: { page: `${PAGE_HELP} x is not a valid integer` } }),
    }),
  ),
  claim('rows of a page are whole objects', async ({ admin, createUser }) => {
    const { id, last_name, first_name } = await createUser();
    const word = first_name.split(' ')[1] ?? '';
    await admin.get(
      `/users/?q=${word}`,
      having(200, { data: containing(including({ id, last_name })) }),
    );
  }),
];
