import { claim } from '../../claim';
import {
  aDate,
  anId,
  anInteger,
  anything,
  containing,
  including,
  listOf,
  type Pattern,
  startingWith,
} from '../../pattern';
import { having, INTERNAL_ERROR, message, NOT_FOUND } from '../../expectedAnswers';

const MASKED_PERMISSION = "<Permission needs={Need(method='role', value='admin')} excludes=set()>";

/** A mask on an account, and the keys that it leaves. */
const accountMasks: [string, Pattern][] = [
  ['id', { id: anId }],
  ['id,slug', { id: anId, slug: anything }],
  [' id , slug ', { id: anId, slug: anything }],
  ['{id,slug}', { id: anId, slug: anything }],
  ['{ id }', { id: anId }],
  ['id,', { id: anId }],
  ['id,slug,', { id: anId, slug: anything }],
  ['id,nothing', { id: anId }],
  ['nothing', {}],
  ['nothing,neither', {}],
  ['nothing{x}', {}],
  ['{}', {}],
  ['metrics{followers}', { metrics: { followers: 0 } }],
  ['metrics{followers},id', { id: anId, metrics: { followers: 0 } }],
  ['metrics{followers}id', { id: anId, metrics: { followers: 0 } }],
  ['metrics{followers,following}', { metrics: { followers: 0, following: 0 } }],
  ['metrics{followers,nothing}', { metrics: { followers: 0 } }],
  ['metrics{nothing}', { metrics: {} }],
  [
    'metrics{}',
    { metrics: { datasets: 0, reuses: 0, dataservices: 0, followers: 0, following: 0 } },
  ],
  ['metrics', { metrics: { datasets: 0, reuses: 0, dataservices: 0, followers: 0, following: 0 } }],
  [
    'metrics{*}',
    { metrics: { datasets: 0, reuses: 0, dataservices: 0, followers: 0, following: 0 } },
  ],
  ['organizations', { organizations: [] }],
  ['organizations{name}', { organizations: [] }],
  ['organizations{}', { organizations: [] }],
  ['since', { since: aDate }],
  ['about', { about: null }],
  ['roles', { roles: [] }],
  ['roles{}', { roles: [] }],
  ['metrics{followers},metrics', { metrics: including({ following: 0 }) }],
  ['metrics,metrics{followers}', { metrics: { followers: 0 } }],
  ['id,id', { id: anId }],
  ['id;slug', { id: anId, slug: anything }],
  ['id slug', { id: anId, slug: anything }],
  ['id/slug', { id: anId, slug: anything }],
  ['ID', {}],
  ['_id', {}],
  ['constructor', {}],
  ['toString{x},id', { id: anId }],
  ['metrics{constructor}', { metrics: {} }],
];

const MISSING = 'Missing closing bracket';

const CLOSING = 'Unexpected closing bracket';

const COMMA = 'Unexpected comma';

const OPENING = 'Unexpected opening bracket';

const unparseable: [string, string][] = [
  ['id{x', MISSING],
  ['{id', MISSING],
  ['id{', MISSING],
  ['{a},b', MISSING],
  ['metrics{followers', MISSING],
  ['id}', CLOSING],
  ['id,slug}', CLOSING],
  ['metrics{followers}}', CLOSING],
  [',id', COMMA],
  ['id,,slug', COMMA],
  ['a{,b}', COMMA],
  [',', COMMA],
  ['a,{b}', OPENING],
  ['{{a}}', OPENING],
];

const insideScalars = [
  'id{x}',
  'slug{x}',
  'first_name{x}',
  'active{x}',
  'since{x}',
  'last_login_at{x}',
  'deleted{x}',
  'roles{x}',
  'uri{x}',
  'page{x}',
  'email{x}',
  'id{}',
  'id,slug{x}',
];

export const claims = [
  ...accountMasks.map(([mask, kept]) =>
    claim(
      `the mask ${mask} on an account leaves ${Object.keys(kept as object).join(', ') || 'nothing'}`,
      async ({ anonymous, createUser }) => {
        const { id } = await createUser();
        await anonymous
          .withHeaders({ 'X-Fields': mask })
          .get(`/users/${id}/`, { status: 200, body: kept });
      },
    ),
  ),
  ...unparseable.map(([mask, reason]) =>
    claim(`the mask ${mask} does not parse`, ({ anonymous, adminId }) =>
      anonymous
        .withHeaders({ 'X-Fields': mask })
        .get(`/users/${adminId}/`, message(400, `Mask parse error: ${reason}`)),
    ),
  ),
  ...insideScalars.map((mask) =>
    claim(`${mask} is refused, because it selects keys inside a scalar`, ({ anonymous, adminId }) =>
      anonymous
        .withHeaders({ 'X-Fields': mask })
        .get(`/users/${adminId}/`, message(400, 'Mask error: Mask is inconsistent with model')),
    ),
  ),
  claim(
    'how a mask below a counter is refused',
    ({ anonymous, adminId, byServer }) =>
      anonymous.withHeaders({ 'X-Fields': 'metrics{followers{x}}' }).get(
        `/users/${adminId}/`,
        byServer({
          vigie: message(400, 'Mask error: Mask is inconsistent with model'),
          udata: INTERNAL_ERROR,
        }),
      ),
    { difference: 'udata answers 500; here it is a 400, as inside any other scalar' },
  ),
  claim('an empty mask means no mask', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ 'X-Fields': '' })
      .get(`/users/${adminId}/`, having(200, { id: adminId, metrics: anything, uri: anything })),
  ),
  claim('the star selects all keys', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ 'X-Fields': '*' })
      .get(`/users/${adminId}/`, having(200, { id: adminId, metrics: anything, uri: anything })),
  ),
  claim('the star selects the keys that the mask does not name', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ 'X-Fields': 'metrics{followers},*' })
      .get(
        `/users/${adminId}/`,
        having(200, { id: adminId, metrics: { followers: anInteger }, uri: anything }),
      ),
  ),
  claim('the name of the header ignores case', ({ anonymous, adminId }) =>
    anonymous
      .withHeaders({ 'x-fields': 'id' })
      .get(`/users/${adminId}/`, { status: 200, body: { id: adminId } }),
  ),
  claim('a mask in the query is not read', ({ anonymous, adminId }) =>
    anonymous.get(`/users/${adminId}/?X-Fields=id&fields=id`, having(200, { uri: anything })),
  ),
  claim('a mask applies to the answer to a creation', async ({ admin, uniqueEmail, cleanUp }) => {
    const values = { first_name: 'A', last_name: 'B', email: uniqueEmail() };
    const { body } = await admin
      .withHeaders({ 'X-Fields': 'id,email' })
      .post('/users/', values, { status: 201, body: { id: anId, email: values.email } });
    cleanUp(() => admin.delete(`/users/${body.id}/?no_mail=1`));
  }),
  claim('a mask applies to the answer to a change', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin
      .withHeaders({ 'X-Fields': 'id,about' })
      .put(`/users/${id}/`, { about: 'x' }, { status: 200, body: { id, about: 'x' } });
  }),
  claim('a mask applies to /me/', ({ user, userId }) =>
    user
      .withHeaders({ 'X-Fields': 'id,roles' })
      .get('/me/', { status: 200, body: { id: userId, roles: [] } }),
  ),
  claim('a mask applies to each item of a list', ({ anonymous }) =>
    anonymous
      .withHeaders({ 'X-Fields': 'name' })
      .get('/users/roles/', { status: 200, body: containing({ name: 'admin' }) }),
  ),
  claim('a mask applies to each suggestion', async ({ anonymous, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    const { id, slug } = await createUser({ last_name });
    await anonymous
      .withHeaders({ 'X-Fields': 'id,slug,since' })
      .get(`/users/suggest/?q=${last_name}`, { status: 200, body: [{ id, slug }] });
  }),
  ...['/organizations/badges/', '/reports/reasons/'].flatMap((path) =>
    ['nothing', 'id{'].map((mask) =>
      claim(`${path} ignores the mask ${mask}`, async ({ anonymous, expect }) => {
        const { text } = await anonymous.get(path, 200);
        const masked = await anonymous.withHeaders({ 'X-Fields': mask }).get(path, 200);
        expect(masked.text, text, 'text');
      }),
    ),
  ),
  claim('a mask without a key of the items leaves empty items', ({ anonymous }) =>
    anonymous
      .withHeaders({ 'X-Fields': 'nothing' })
      .get('/users/roles/', { status: 200, body: containing({}) }),
  ),
  claim('on a page, a mask selects keys of the envelope', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data{id,slug},total,next_page' }).get('/users/?page_size=1', {
      status: 200,
      body: {
        data: [{ id: anId, slug: anything }],
        total: anInteger,
        next_page: anything,
      },
    }),
  ),
  claim('on a page, keys of a row select nothing', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'id,slug' }).get('/users/', { status: 200, body: {} }),
  ),
  claim('on a page, data selects whole rows and no total', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data' }).get('/users/?page_size=1', {
      status: 200,
      body: { data: [including({ id: anId, metrics: anything, organizations: anything })] },
    }),
  ),
  claim('on a page, data{} selects whole rows', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data{}' }).get('/users/?page_size=1', {
      status: 200,
      body: { data: [including({ id: anId, metrics: anything })] },
    }),
  ),
  claim('on a page, the comma after a bracket may be missing', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data{id}total' }).get('/users/?page_size=1', {
      status: 200,
      body: { data: [{ id: anId }], total: anInteger },
    }),
  ),
  claim('on a page, total can be selected alone', ({ admin }) =>
    admin
      .withHeaders({ 'X-Fields': 'total' })
      .get('/users/', { status: 200, body: { total: anInteger } }),
  ),
  claim('on a page, the star selects the rest of the envelope', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data{id},*' }).get('/users/?page_size=1', {
      status: 200,
      body: {
        data: [{ id: anId }],
        page: 1,
        page_size: 1,
        total: anInteger,
        next_page: anything,
        previous_page: null,
      },
    }),
  ),
  claim('on a page, a star inside rows selects whole rows', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data{*}' }).get('/users/?page_size=1', {
      status: 200,
      body: { data: [including({ id: anId, uri: anything })] },
    }),
  ),
  claim('on a page, a mask may select inside an object of each row', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data{id,metrics{followers}}' }).get('/users/?page_size=2', {
      status: 200,
      body: { data: listOf({ id: anId, metrics: { followers: anInteger } }) },
    }),
  ),
  claim('on a page, unknown names inside rows are ignored', ({ admin }) =>
    admin.withHeaders({ 'X-Fields': 'data{id,nothing{x}}' }).get('/users/?page_size=1', {
      status: 200,
      body: { data: [{ id: anId }] },
    }),
  ),
  claim('on a page, a mask inside a scalar of a row is refused', ({ admin }) =>
    admin
      .withHeaders({ 'X-Fields': 'data{id{x}}' })
      .get('/users/?page_size=1', message(400, 'Mask error: Mask is inconsistent with model')),
  ),
  claim('on a page, a mask inside total is refused', ({ admin }) =>
    admin
      .withHeaders({ 'X-Fields': 'total{x}' })
      .get('/users/?page_size=1', message(400, 'Mask error: Mask is inconsistent with model')),
  ),
  claim(
    'on followers, a mask selects inside the follower',
    async ({ user, anonymous, createUser, userId, cleanUp }) => {
      const { id } = await createUser();
      await user.post(`/users/${id}/followers/`, undefined, 201);
      cleanUp(() => user.delete(`/users/${id}/followers/`));
      await anonymous
        .withHeaders({ 'X-Fields': 'data{follower{id,class}},total' })
        .get(`/users/${id}/followers/`, {
          status: 200,
          body: { data: [{ follower: { id: userId, class: 'User' } }], total: 1 },
        });
    },
  ),
  claim('on organizations, a mask selects inside the members', ({ anonymous }) =>
    anonymous
      .withHeaders({ 'X-Fields': 'data{id,members{role,user{slug}}}' })
      .get('/organizations/?page_size=2', {
        status: 200,
        body: {
          data: listOf({ id: anId, members: listOf({ role: anything, user: { slug: anything } }) }),
        },
      }),
  ),
  claim('a nullable object that is null stays null', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.withHeaders({ 'X-Fields': 'avatar,about' }).get(`/users/${id}/`, {
      status: 200,
      body: { avatar: null, about: null },
    });
  }),
  claim('without a mask, an organization has no presentation_blocs', async ({ anonymous }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    await anonymous.get(
      `/organizations/${body.data[0].id}/`,
      having(200, { presentation_blocs: undefined }),
    );
  }),
  claim('a mask that names presentation_blocs selects them', async ({ anonymous }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    await anonymous
      .withHeaders({ 'X-Fields': 'id,presentation_blocs' })
      .get(`/organizations/${body.data[0].id}/`, {
        status: 200,
        body: { id: anId, presentation_blocs: [] },
      });
  }),
  claim('a mask cannot select inside presentation_blocs', async ({ anonymous }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    const path = `/organizations/${body.data[0].id}/`;
    await anonymous.withHeaders({ 'X-Fields': 'presentation_blocs{}' }).get(path, {
      status: 200,
      body: { presentation_blocs: [] },
    });
    await anonymous
      .withHeaders({ 'X-Fields': 'presentation_blocs{id}' })
      .get(path, message(400, 'Mask error: Mask is inconsistent with model'));
  }),
  ...(
    [
      ['data', undefined],
      ['data{}', undefined],
      ['*', undefined],
      ['data{*}', []],
    ] as const
  ).map(([mask, presentation_blocs]) =>
    claim(
      `on a page, ${mask} ${presentation_blocs ? 'includes' : 'leaves out'} presentation_blocs`,
      ({ anonymous }) =>
        anonymous
          .withHeaders({ 'X-Fields': mask })
          .get(
            '/organizations/?page_size=1&sort=created',
            having(200, { data: listOf(including({ id: anId, presentation_blocs })) }),
          ),
    ),
  ),
  claim(
    'a creation with a bad mask is performed, then answered with 400',
    async ({ admin, anonymous, uniqueWord, uniqueEmail, cleanUp }) => {
      const last_name = uniqueWord();
      await admin
        .withHeaders({ 'X-Fields': 'id{x' })
        .post(
          '/users/',
          { first_name: 'Cassé', last_name, email: uniqueEmail() },
          message(400, `Mask parse error: ${MISSING}`),
        );
      const { body } = await anonymous.get(`/users/suggest/?q=${last_name}`, {
        status: 200,
        body: [including({ slug: `casse-${last_name}` })],
      });
      cleanUp(() => admin.delete(`/users/${body[0].id}/?no_mail=1`));
    },
  ),
  claim(
    'a change with a bad mask is performed, then answered with 400',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin
        .withHeaders({ 'X-Fields': 'slug{x}' })
        .put(
          `/users/${id}/`,
          { about: 'fait' },
          message(400, 'Mask error: Mask is inconsistent with model'),
        );
      await admin.get(`/users/${id}/`, having(200, { about: 'fait' }));
    },
  ),
  claim('a follow ignores the mask', async ({ user, createUser, anonymous, cleanUp }) => {
    const { id } = await createUser();
    await user
      .withHeaders({ 'X-Fields': 'x{' })
      .post(`/users/${id}/followers/`, undefined, { status: 201, body: { followers: 1 } });
    cleanUp(() => user.delete(`/users/${id}/followers/`));
    await anonymous.get(`/users/${id}/followers/`, having(200, { total: 1 }));
    await user
      .withHeaders({ 'X-Fields': 'x{' })
      .delete(`/users/${id}/followers/`, { status: 200, body: { followers: 0 } });
  }),
  claim('a deletion ignores the mask', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.withHeaders({ 'X-Fields': 'x{' }).delete(`/users/${id}/?no_mail=1`, 204);
    await admin.get(`/users/${id}/`, having(200, { deleted: aDate }));
  }),
  claim('a mask that does not parse is reported in place of a missing permission', ({ user }) =>
    user
      .withHeaders({ 'X-Fields': 'id{' })
      .get('/users/', message(400, `Mask parse error: ${MISSING}`)),
  ),
  claim('a mask inside the message is reported in place of a missing permission', ({ user }) =>
    user
      .withHeaders({ 'X-Fields': 'message{x}' })
      .get('/users/', message(400, 'Mask error: Mask is inconsistent with model')),
  ),
  claim(
    'a mask that does not parse is reported in place of a validation error',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin
        .withHeaders({ 'X-Fields': 'id{' })
        .put(`/users/${id}/`, { website: 'nowhere' }, message(400, `Mask parse error: ${MISSING}`));
    },
  ),
  claim('a mask can select some validation errors', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin
      .withHeaders({ 'X-Fields': 'errors{website}' })
      .put(
        `/users/${id}/`,
        { website: 'nowhere', active: 'no' },
        having(400, { errors: { website: 'Invalid URL "nowhere"' } }),
      );
  }),
  claim(
    'a mask that selects other validation errors leaves none',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin
        .withHeaders({ 'X-Fields': 'errors{about}' })
        .put(`/users/${id}/`, { website: 'nowhere' }, having(400, { errors: {} }));
    },
  ),
  claim('a validation error is masked', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.withHeaders({ 'X-Fields': 'id,slug' }).put(
      `/users/${id}/`,
      { website: 'nowhere' },
      {
        status: 400,
        body: { message: `ValidationError (User:${id}) (Invalid URL "nowhere": ['website'])` },
      },
    );
  }),
  claim('a mask that selects errors keeps them', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.withHeaders({ 'X-Fields': 'id,errors,message' }).put(
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
  claim('the error of a field check is masked', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin
      .withHeaders({ 'X-Fields': 'id' })
      .put(`/users/${id}/`, { roles: ['boss'] }, message(400, 'The role boss does not exist'));
  }),
  claim('the error for a missing permission is masked', ({ user }) =>
    user.withHeaders({ 'X-Fields': 'id' }).get('/users/', message(403, MASKED_PERMISSION)),
  ),
  claim('a mask that selects message keeps that of a missing permission', ({ user }) =>
    user
      .withHeaders({ 'X-Fields': 'id,message' })
      .get('/users/', message(403, 'You do not have the permission to modify that object.')),
  ),
  claim('a 404 is not masked', ({ anonymous }) =>
    anonymous.withHeaders({ 'X-Fields': 'id' }).get('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a 401 is not masked', ({ anonymous }) =>
    anonymous.withHeaders({ 'X-Fields': 'id' }).get('/me/', {
      status: 401,
      body: { message: startingWith('The server could not verify') },
    }),
  ),
  claim('the error of a parameter is not masked', ({ anonymous }) =>
    anonymous.withHeaders({ 'X-Fields': 'id' }).get('/users/suggest/', {
      status: 400,
      body: including({ errors: including({ q: startingWith('The string') }) }),
    }),
  ),
];
