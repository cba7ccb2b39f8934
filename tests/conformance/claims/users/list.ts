import type { User } from '../../../../src/api/contract';
import { claim } from '../../claim';
import { including, listOf } from '../../pattern';
import { badParameter, having } from '../../expectedAnswers';
import { areAscending, createNamesakes, ids } from '../../fixtures';
import { userObject } from '../../shapes';

const SORT_HELP = 'The field (and direction) on which sorting apply';

/** The value that each sort compares. udata has no counter for `views`. */
const sorts: Record<string, (user: User) => string | number> = {
  last_name: (user) => user.last_name,
  first_name: (user) => user.first_name,
  datasets: ({ metrics }) => metrics.datasets,
  reuses: ({ metrics }) => metrics.reuses,
  followers: ({ metrics }) => metrics.followers,
  created: ({ since }) => Date.parse(since),
  views: () => 0,
};

const invalidSorts = [
  '',
  'foo',
  'email',
  'since',
  'slug',
  'active',
  'last_login_at',
  '--created',
  'created,',
  'Created',
  '-',
  '+created',
  'following',
];

export const claims = [
  ...Object.entries(sorts).flatMap(([sort, sortedBy]) =>
    ['', '-'].map((direction) =>
      claim(
        `sort=${direction}${sort} sorts accounts`,
        async ({ admin, expect }) => {
          const { body } = await admin.get(
            `/users/?sort=${direction}${sort}&page_size=40`,
            having(200, { page: 1, page_size: 40, data: listOf(userObject({ deleted: null })) }),
          );
          const values = (body.data as User[]).map(sortedBy);
          expect(values.length > 1, true, 'several rows');
          expect(areAscending(direction === '' ? values : values.reverse()), true, 'in order');
        },
        // The order of a page is found before its rows are read: a change in between could show.
        { sequential: true },
      ),
    ),
  ),
  ...invalidSorts.map((sort) =>
    claim(`sort=${sort || '(empty)'} is refused`, ({ admin }) =>
      admin.get(
        `/users/?sort=${encodeURIComponent(sort)}`,
        badParameter('sort', `${SORT_HELP} The value '${sort}' is not a valid choice for 'sort'.`),
      ),
    ),
  ),
  claim(
    'without q, the newest accounts come first',
    async (context) => {
      const { id } = await context.createUser();
      await context.admin.get('/users/?page_size=1', having(200, { data: [including({ id })] }));
    },
    { sequential: true },
  ),
  claim('sort=created puts the oldest first', async (context) => {
    const made = await createNamesakes(context, [{}, {}, {}]);
    const { body } = await context.admin.get(`/users/?q=${made.last_name}&sort=created`, 200);
    context.expect(ids(body), made.ids, 'ids');
  }),
  claim('sort=-created puts the newest first', async (context) => {
    const made = await createNamesakes(context, [{}, {}, {}]);
    const { body } = await context.admin.get(`/users/?q=${made.last_name}&sort=-created`, 200);
    context.expect(ids(body), [...made.ids].reverse(), 'ids');
  }),
  claim(
    'sort=first_name compares code points: upper case first, accented letters after z',
    async (context) => {
      const { last_name } = await createNamesakes(
        context,
        ['zoe', 'Élodie', 'alice', 'Zoe', 'élodie', 'Alice'].map((first_name) => ({ first_name })),
      );
      const { body } = await context.admin.get(`/users/?q=${last_name}&sort=first_name`, 200);
      context.expect(
        body.data.map((row: User) => row.first_name),
        ['Alice', 'Zoe', 'alice', 'zoe', 'Élodie', 'élodie'],
        'first names',
      );
    },
  ),
  claim('sort=-first_name reverses that order', async (context) => {
    const { last_name } = await createNamesakes(
      context,
      ['b', 'A', 'a', 'É'].map((first_name) => ({ first_name })),
    );
    const { body } = await context.admin.get(`/users/?q=${last_name}&sort=-first_name`, 200);
    context.expect(
      body.data.map((row: User) => row.first_name),
      ['É', 'b', 'a', 'A'],
      'first names',
    );
  }),
  claim('sort=last_name sorts by last name', async ({ admin, createUser, uniqueWord, expect }) => {
    const first_name = uniqueWord();
    for (const last_name of ['Beta', 'alpha', 'Alpha']) await createUser({ first_name, last_name });
    const { body } = await admin.get(`/users/?q=${first_name}&sort=last_name`, 200);
    expect(
      body.data.map((row: User) => row.last_name),
      ['Alpha', 'Beta', 'alpha'],
      'last names',
    );
  }),
  claim('sort=-followers puts the most followed first', async (context) => {
    const made = await createNamesakes(context, [{}, {}]);
    const second = made.ids[1] ?? '';
    await context.user.post(`/users/${second}/followers/`, undefined, 201);
    context.cleanUp(() => context.user.delete(`/users/${second}/followers/`));
    const { body } = await context.admin.get(`/users/?q=${made.last_name}&sort=-followers`, 200);
    context.expect(ids(body), [...made.ids].reverse(), 'ids');
  }),
  claim('a missing counter sorts below 0', async (context) => {
    const made = await createNamesakes(context, [{}, {}]);
    const [first = ''] = made.ids;
    // After a follow and its end, the counter exists and is 0.
    await context.user.post(`/users/${first}/followers/`, undefined, 201);
    await context.user.delete(`/users/${first}/followers/`, {
      status: 200,
      body: { followers: 0 },
    });
    const { body } = await context.admin.get(`/users/?q=${made.last_name}&sort=followers`, 200);
    context.expect(ids(body), [...made.ids].reverse(), 'ids');
  }),
  claim('inactive accounts are listed', async (context) => {
    const { last_name } = await createNamesakes(context, [{ active: false }, { active: null }]);
    await context.admin.get(
      `/users/?q=${last_name}&sort=created`,
      having(200, { data: [including({ active: false }), including({ active: null })] }),
    );
  }),
  claim('deleted accounts are not listed', async (context) => {
    const { last_name, users } = await createNamesakes(context, [{}, {}]);
    await context.admin.delete(`/users/${users[0]?.id ?? ''}/?no_mail=1`, 204);
    await context.admin.get(`/users/?q=${last_name}`, having(200, { total: 1 }));
    await context.admin.get(
      '/users/?q=DELETED&page_size=100',
      having(200, { data: listOf(including({ deleted: null })) }),
    );
  }),
  ...[
    'active=false',
    'active=true',
    'roles=admin',
    'role=admin',
    'email=x',
    'since=2020',
    'deleted=1',
  ].map((filter) =>
    claim(`${filter} filters nothing`, async (context) => {
      const { last_name } = await createNamesakes(context, [
        {},
        { active: false },
        { roles: ['admin'] },
      ]);
      await context.admin.get(`/users/?q=${last_name}&${filter}`, having(200, { total: 3 }));
    }),
  ),
  claim(
    'an empty q means no search',
    async ({ admin, expect }) => {
      const { body: all } = await admin.get('/users/?page_size=1', 200);
      const { body } = await admin.get('/users/?q=&page_size=1', 200);
      expect(ids(body), ids(all), 'ids');
    },
    { sequential: true },
  ),
];
