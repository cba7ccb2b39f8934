import { claimsOf } from '../claim';
import {
  aDate,
  anId,
  anInteger,
  anything,
  aText,
  aUuid,
  containing,
  inAnyOrder,
  including,
  listOf,
  oneOf,
  type Pattern,
  startingWith,
} from '../pattern';
import {
  badField,
  badModel,
  badParameter,
  EMPTY_PAGE,
  FORBIDDEN,
  having,
  INTERNAL_ERROR,
  message,
  NOT_FOUND,
  UNAUTHORIZED,
} from '../sayings';
import type { Scene } from '../scene';
import { permissions } from '../shapes';

const claim = claimsOf('11');

const KEYS = [
  'id',
  'name',
  'acronym',
  'slug',
  'description',
  'url',
  'image_url',
  'logo',
  'logo_thumbnail',
  'business_number_id',
  'badges',
  'members',
  'teams',
  'metrics',
  'permissions',
  'extras',
  'ext',
  'zone',
  'created_at',
  'last_modified',
  'deleted',
  'presentation_blocs_published_at',
  'banner_color',
  'banner_image',
  'banner_image_position',
  'uri',
  'page',
];

const SORTS = ['name', 'reuses', 'datasets', 'followers', 'views', 'created', 'last_modified'];
const BADGES = ['public-service', 'certified', 'association', 'company', 'local-authority'];
const HELP = 'The field (and direction) on which sorting apply';

const request = (values: Record<string, Pattern> = {}): Record<string, Pattern> => ({
  id: aUuid,
  user: anything,
  email: null,
  kind: 'invitation',
  created: aDate,
  status: 'pending',
  role: 'editor',
  comment: null,
  assignments: [],
  ...values,
});

/** An organization of the administrator, and an account invited to it. */
async function invited({ admin, createOrganization, createPerson }: Scene, values = {}) {
  const [organization, person] = [await createOrganization(), await createPerson()];
  const { body } = await admin.post(
    `/organizations/${organization.id}/member/`,
    { user: person.id, ...values },
    201,
  );
  return { organization: organization.id, person, request: body.id as string };
}

/** An organization of the administrator, and the ordinary account that asks to join. */
async function asked({ user, createOrganization }: Scene, comment = 'Bonjour') {
  const { id } = await createOrganization();
  const { body } = await user.post(`/organizations/${id}/membership/`, { comment }, 201);
  return { organization: id, request: body.id as string };
}

/** The ordinary account is a member of an organization of the administrator. */
async function joined(scene: Scene) {
  const { organization, request: id } = await asked(scene);
  await scene.admin.post(`/organizations/${organization}/membership/${id}/accept/`, {}, 200);
  return organization;
}

/** A form with the smallest picture. */
function anImage(): FormData {
  const form = new FormData();
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  form.set('file', new Blob([picture], { type: 'image/png' }), 'image.png');
  return form;
}

export const organizations = [
  claim('anybody lists organizations', ({ anyone }) =>
    anyone.get('/organizations/', having(200, { page: 1 })),
  ),
  ...SORTS.flatMap((sort) =>
    ['', '-'].map((direction) =>
      claim(`sort=${direction}${sort} is accepted`, ({ anyone }) =>
        anyone.get(`/organizations/?sort=${direction}${sort}&page_size=2`, 200),
      ),
    ),
  ),
  ...['title', 'email', 'last_name'].map((sort) =>
    claim(`sort=${sort} is refused`, ({ anyone }) =>
      anyone.get(
        `/organizations/?sort=${sort}`,
        having(400, {
          errors: { sort: `${HELP} The value '${sort}' is not a valid choice for 'sort'.` },
        }),
      ),
    ),
  ),
  ...BADGES.map((badge) =>
    claim(`badge=${badge} filters`, ({ anyone }) =>
      anyone.get(
        `/organizations/?badge=${badge}`,
        having(200, { data: listOf(including({ badges: containing({ kind: badge }) })) }),
      ),
    ),
  ),
  ...['', 'gold', 'PUBLIC-SERVICE'].map((badge) =>
    claim(`badge=${badge || '(empty)'} is refused`, ({ anyone }) =>
      anyone.get(
        `/organizations/?badge=${badge}`,
        having(400, { errors: including({ badge: aText }) }),
      ),
    ),
  ),
  claim('name= finds the exact name, ignoring case', async ({ anyone, createOrganization }) => {
    const { id, name } = await createOrganization();
    await anyone.get(
      `/organizations/?name=${encodeURIComponent(name.toUpperCase())}`,
      having(200, { total: 1, data: [including({ id })] }),
    );
    await anyone.get(`/organizations/?name=${encodeURIComponent(name.slice(0, -1))}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim(
    'of several words all must be found',
    async ({ anyone, createOrganization, word }) => {
      const [one, two] = [word(), word()];
      const { id } = await createOrganization({ name: `${one} ${two}` });
      await createOrganization({ name: one });
      await anyone.get(
        `/organizations/?q=${one}%20${two}`,
        having(200, { data: [including({ id })] }),
      );
    },
    { only: { side: 'ours', reason: 'udata needs the text search of a real MongoDB for it' } },
  ),
  claim(
    'the newest come first',
    async ({ anyone, createOrganization }) => {
      const { id } = await createOrganization();
      await anyone.get('/organizations/?page_size=1', having(200, { data: [including({ id })] }));
    },
    { alone: true },
  ),
  claim('a deleted one is not listed', async ({ admin, anyone, createOrganization }) => {
    const { id, name } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await anyone.get(`/organizations/?name=${encodeURIComponent(name)}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  ...KEYS.map((key) =>
    claim(`${key} is there`, async ({ anyone }) => {
      const { body } = await anyone.get('/organizations/?page_size=1&sort=created', 200);
      await anyone.get(`/organizations/${body.data[0].id}/`, having(200, { [key]: anything }));
    }),
  ),
  claim('there are no other keys', async ({ anyone, expect }) => {
    const { body } = await anyone.get('/organizations/?page_size=1&sort=created', 200);
    const read = await anyone.get(`/organizations/${body.data[0].id}/`, 200);
    expect(
      Object.keys(read.body).filter((key) => !KEYS.includes(key)),
      [],
      'other keys',
    );
  }),
  claim('requests are never in it, whatever the mask', async (scene) => {
    const { organization } = await asked(scene);
    await scene.admin
      .with({ 'X-Fields': 'requests,id' })
      .get(`/organizations/${organization}/`, { status: 200, body: { id: organization } });
  }),
  claim(
    'a creation is 201, with the caller as its administrator',
    async ({ admin, adminId, word, later }) => {
      const name = `Organisme ${word()}`;
      const { body } = await admin.post(
        '/organizations/',
        { name, description: 'd' },
        having(201, {
          name,
          slug: name.toLowerCase().replace(' ', '-'),
          description: 'd',
          members: [
            including({
              role: 'admin',
              label: aText,
              since: aDate,
              user: including({ id: adminId }),
            }),
          ],
          banner_image_position: 50,
          deleted: null,
        }),
      );
      later(() => admin.delete(`/organizations/${body.id}/`));
    },
  ),
  ...[[], {}].map((business_number_id) =>
    claim(
      `business_number_id ${JSON.stringify(business_number_id)} is of a wrong type, not a wrong number`,
      async ({ admin, createOrganization }) => {
        const { id } = await createOrganization();
        const reason = 'StringField only accepts string values';
        await admin.put(
          `/organizations/${id}/`,
          { business_number_id },
          badModel('Organization', id, { business_number_id: reason }),
        );
      },
    ),
  ),
  ...(['logo', 'banner'] as const).map((name) =>
    claim(`another ${name} is a change of the organization`, async (scene) => {
      const { id, last_modified } = await scene.createOrganization();
      await scene.admin.post(`/organizations/${id}/${name}/`, anImage(), 200);
      const { body } = await scene.anyone.get(`/organizations/${id}/`, 200);
      scene.expect(body.last_modified > last_modified, true, 'later');
    }),
  ),
  claim('without its banner, a position is in the middle again', async (scene) => {
    const { admin, createOrganization } = scene;
    const path = `/organizations/${(await createOrganization()).id}/`;
    await admin.post(`${path}banner/`, anImage(), 200);
    const { body: before } = await admin.put(path, { banner_image_position: 7 }, 200);
    await admin.delete(`${path}banner/`, 204);
    const { body } = await admin.get(
      path,
      having(200, { banner_image: null, banner_image_position: 50 }),
    );
    scene.expect(body.last_modified > before.last_modified, true, 'later');
  }),
  claim('PUT of a logo stores it, and the organization goes on with its own', async (scene) => {
    const { admin, createOrganization } = scene;
    const path = `/organizations/${(await createOrganization()).id}/`;
    await admin.put(`${path}logo/`, anImage(), {
      status: 200,
      body: { image: /\/avatars\/.*\.png$/, success: true },
    });
    await admin.get(path, having(200, { logo: null, logo_thumbnail: null }));
  }),
  claim('PUT of a logo is for those who manage the organization', async (scene) => {
    const { user, anyone, createOrganization } = scene;
    const path = `/organizations/${(await createOrganization()).id}/logo/`;
    await anyone.put(path, anImage(), UNAUTHORIZED);
    await user.put(path, anImage(), FORBIDDEN);
  }),
  claim(
    'the answer that creates shows no permission, and a read shows them',
    async ({ user, word, admin, later }) => {
      const { body } = await user.post(
        '/organizations/',
        { name: `Organisme ${word()}`, description: 'd' },
        having(201, { permissions: permissions(false) }),
      );
      later(() => admin.delete(`/organizations/${body.id}/`));
      await user.get(`/organizations/${body.id}/`, having(200, { permissions: permissions(true) }));
    },
  ),
  claim('a creation needs a key', ({ anyone }) => anyone.post('/organizations/', {}, UNAUTHORIZED)),
  claim('a creation without name nor description is refused', ({ user }) =>
    user.post(
      '/organizations/',
      {},
      having(400, { errors: { name: 'Field is required', description: 'Field is required' } }),
    ),
  ),
  claim('its administrator changes it, partly', async ({ user, admin, createOrganization }) => {
    const { id, name } = await createOrganization({}, user);
    await user.put(
      `/organizations/${id}/`,
      { description: 'autre' },
      having(200, { description: 'autre', name }),
    );
    await admin.get(`/organizations/${id}/`, having(200, { description: 'autre' }));
  }),
  claim('somebody else does not', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.put(`/organizations/${id}/`, { description: 'x' }, 403);
    await user.delete(`/organizations/${id}/`, 403);
  }),
  claim('an editor does not', async (scene) => {
    const id = await joined(scene);
    await scene.user.put(`/organizations/${id}/`, { description: 'x' }, 403);
  }),
  claim(
    'a deletion is 204, and the organization gone',
    async ({ admin, anyone, createOrganization }) => {
      const { id } = await createOrganization();
      await admin.delete(`/organizations/${id}/`, 204);
      await anyone.get(`/organizations/${id}/`, message(410, 'Organization has been deleted'));
    },
  ),
  claim('a second deletion is 410', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.delete(`/organizations/${id}/`, 410);
  }),
  claim('an administrator reads a deleted one', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.get(`/organizations/${id}/`, having(200, { deleted: aDate }));
  }),
  claim('a deleted one is not changed', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.put(`/organizations/${id}/`, { description: 'x' }, 410);
  }),
  claim('"deleted": null restores it', async ({ admin, anyone, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await admin.put(`/organizations/${id}/`, { deleted: null }, having(200, { deleted: null }));
    await anyone.get(`/organizations/${id}/`, 200);
  }),
  claim('a deletion refuses a bad flag', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.delete(`/organizations/${id}/?send_legal_notice=maybe`, 400);
  }),
  claim('the roles are three, with label and description', ({ anyone }) =>
    anyone.get('/organizations/roles/', {
      status: 200,
      body: ['admin', 'editor', 'partial_editor'].map((id) => ({
        id,
        label: aText,
        description: aText,
      })),
    }),
  ),
  claim('a suggestion has six keys', async ({ anyone, createOrganization }) => {
    const { id, name, slug } = await createOrganization();
    await anyone.get(`/organizations/suggest/?q=${name.split(' ')[1] ?? ''}`, {
      status: 200,
      body: [{ id, name, slug, acronym: null, image_url: null, page: oneOf(null, aText) }],
    });
  }),
  claim(
    'suggestions match a part of the name or of the acronym',
    async ({ anyone, createOrganization, word }) => {
      const acronym = word().toUpperCase();
      const { id } = await createOrganization({ acronym });
      await anyone.get(`/organizations/suggest/?q=${acronym.slice(1, 9).toLowerCase()}`, {
        status: 200,
        body: [including({ id })],
      });
    },
  ),
  ...['x', '', '1.5', "l'un"].map((size) =>
    claim(`a size of ${size || '(nothing)'} is refused`, ({ anyone }) =>
      anyone.get(
        `/organizations/suggest/?q=a&size=${size}`,
        badParameter(
          'size',
          `The amount of suggestion to fetch invalid literal for int() with base 10: ${
            size.includes("'") ? `"${size}"` : `'${size}'`
          }`,
        ),
      ),
    ),
  ),
  claim('the size of suggestions has no bound', ({ anyone }) =>
    anyone.get('/organizations/suggest/?q=a&size=500', 200),
  ),
  claim(
    'a size of suggestions past what the database counts to',
    ({ anyone, bySide }) =>
      anyone.get(
        `/organizations/suggest/?q=&size=${'9'.repeat(400)}`,
        bySide({ ours: { status: 200, body: anything }, udata: INTERNAL_ERROR }),
      ),
    { departs: 'udata fails with 500; it takes all of them here, as any great size' },
  ),
  ...[1, -1].map((size) =>
    claim(
      `a size of ${size.toString()} suggests one organization`,
      async ({ anyone, createOrganization, word }) => {
        const shared = word();
        await createOrganization({ name: `${shared} one` });
        await createOrganization({ name: `${shared} two` });
        await anyone.get(`/organizations/suggest/?q=${shared}&size=${size.toString()}`, {
          status: 200,
          body: [including({ name: startingWith(shared) })],
        });
      },
    ),
  ),
  claim(
    'a size of 0 suggests every organization that matches',
    async ({ anyone, createOrganization, word }) => {
      const shared = word();
      await createOrganization({ name: `${shared} one` });
      await createOrganization({ name: `${shared} two` });
      await anyone.get(`/organizations/suggest/?q=${shared}&size=0`, {
        status: 200,
        body: [
          including({ name: startingWith(shared) }),
          including({ name: startingWith(shared) }),
        ],
      });
    },
  ),

  ...(
    [
      ['anybody', 'anyone', startingWith('***@'), null],
      ['an account outside', 'user', startingWith('***@'), null],
      ['an administrator of the site', 'admin', /^[^*]+@/, aDate],
    ] as const
  ).map(([name, who, email, last_login_at]) =>
    claim(`to ${name} a member shows as much`, async (scene) => {
      const { id } = await scene.createOrganization();
      await scene[who].get(
        `/organizations/${id}/`,
        having(200, {
          members: [including({ user: including({ class: 'User', email, last_login_at }) })],
        }),
      );
    }),
  ),
  claim('to a member a member shows a partly hidden address and the date', async (scene) => {
    const id = await joined(scene);
    await scene.user.get(
      `/organizations/${id}/`,
      having(200, {
        members: containing(
          including({
            user: including({ id: scene.adminId, email: /^[^*]{2}\**@/, last_login_at: aDate }),
          }),
        ),
      }),
    );
  }),
  claim('metrics count the members', async (scene) => {
    const id = await joined(scene);
    await scene.anyone.get(
      `/organizations/${id}/`,
      having(200, { metrics: including({ members: 2 }) }),
    );
    await scene.admin.delete(`/organizations/${id}/member/${scene.userId}/`, 204);
    await scene.anyone.get(
      `/organizations/${id}/`,
      having(200, { metrics: including({ members: 1 }) }),
    );
  }),

  claim('an invitation is 201 and pending', async ({ admin, createOrganization, createPerson }) => {
    const [{ id }, person] = [await createOrganization(), await createPerson()];
    await admin.post(
      `/organizations/${id}/member/`,
      { user: person.id },
      {
        status: 201,
        body: request({
          user: including({ class: 'User', id: person.id, email: anything, last_login_at: null }),
        }),
      },
    );
  }),
  claim('an invited account is no member yet', async (scene) => {
    const { organization } = await invited(scene);
    await scene.anyone.get(`/organizations/${organization}/`, having(200, { members: [anything] }));
  }),
  claim(
    'an invitation has the role and the comment that are sent',
    async ({ admin, createOrganization, createPerson }) => {
      const [{ id }, person] = [await createOrganization(), await createPerson()];
      await admin.post(
        `/organizations/${id}/member/`,
        { user: person.id, role: 'admin', comment: 'Viens' },
        having(201, { role: 'admin', comment: 'Viens' }),
      );
    },
  ),
  claim(
    'an address without an account is invited as such',
    async ({ admin, createOrganization, address }) => {
      const { id } = await createOrganization();
      const email = address();
      await admin.post(
        `/organizations/${id}/member/`,
        { email },
        { status: 201, body: request({ user: null, email }) },
      );
    },
  ),
  claim(
    'an address of an account invites the account, ignoring case',
    async ({ admin, createOrganization, createPerson }) => {
      const [{ id }, person] = [await createOrganization(), await createPerson()];
      await admin.post(
        `/organizations/${id}/member/`,
        { email: (person.email ?? '').toUpperCase() },
        having(201, { user: including({ id: person.id }), email: null }),
      );
    },
  ),
  claim('a second invitation is refused', async (scene) => {
    const { organization, person } = await invited(scene);
    await scene.admin.post(
      `/organizations/${organization}/member/`,
      { user: person.id },
      badField('user', 'A request or invitation is already pending for this user'),
    );
  }),
  ...[{}, { role: 'editor' }].map((body) =>
    claim(
      `an invitation of ${JSON.stringify(body)} is refused`,
      async ({ admin, createOrganization }) => {
        const { id } = await createOrganization();
        await admin.post(`/organizations/${id}/member/`, body, 400);
      },
    ),
  ),
  claim(
    'an invitation of both an account and an address is refused',
    async ({ admin, userId, createOrganization }) => {
      const { id } = await createOrganization();
      await admin.post(
        `/organizations/${id}/member/`,
        { user: userId, email: 'a@example.org' },
        400,
      );
    },
  ),
  claim('an invitation of nobody known is refused', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.post(`/organizations/${id}/member/`, { user: '0123456789abcdef01234567' }, 400);
  }),
  claim('an invitation of a member is refused', async (scene) => {
    const id = await joined(scene);
    await scene.admin.post(`/organizations/${id}/member/`, { user: scene.userId }, 400);
  }),
  claim(
    'an invitation to a role that is none is refused',
    async ({ admin, createOrganization, userId }) => {
      const { id } = await createOrganization();
      await admin.post(`/organizations/${id}/member/`, { user: userId, role: 'owner' }, 400);
    },
  ),
  claim('somebody else does not invite', async ({ user, createOrganization, userId }) => {
    const { id } = await createOrganization();
    await user.post(`/organizations/${id}/member/`, { user: userId }, 403);
  }),
  claim(
    'one sees one’s invitation and accepts it',
    async ({ admin, user, userId, adminId, createOrganization }) => {
      const { id } = await createOrganization();
      const { body: made } = await admin.post(
        `/organizations/${id}/member/`,
        { user: userId, role: 'editor' },
        201,
      );
      const { body } = await user.get('/me/org_invitations/', 200);
      const mine = body.find((one: { id: string }) => one.id === made.id);
      await admin.post(`/me/org_invitations/${made.id}/accept/`, {}, 404);
      await user.post(
        `/me/org_invitations/${made.id}/accept/`,
        {},
        message(200, 'Invitation accepted'),
      );
      await user.post(`/me/org_invitations/${made.id}/accept/`, {}, 400);
      await admin.get(
        `/organizations/${id}/`,
        having(200, {
          members: [
            including({ user: including({ id: adminId }) }),
            including({ role: 'editor', user: including({ id: userId }) }),
          ],
        }),
      );
      if (mine?.organization?.id !== id) throw new Error('the invitation was not listed');
    },
  ),
  claim(
    'one refuses an invitation',
    async ({ admin, user, userId, anyone, createOrganization }) => {
      const { id } = await createOrganization();
      const { body: made } = await admin.post(
        `/organizations/${id}/member/`,
        { user: userId },
        201,
      );
      await user.post(
        `/me/org_invitations/${made.id}/refuse/`,
        {},
        message(200, 'Invitation refused'),
      );
      await anyone.get(`/organizations/${id}/`, having(200, { members: [anything] }));
    },
  ),
  claim('an invitation is cancelled once', async (scene) => {
    const { organization, request: id } = await invited(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/cancel/`,
      {},
      { status: 200, body: {} },
    );
    await scene.admin.post(`/organizations/${organization}/membership/${id}/cancel/`, {}, 400);
  }),
  claim('the role of a member is changed', async (scene) => {
    const id = await joined(scene);
    await scene.admin.put(
      `/organizations/${id}/member/${scene.userId}/`,
      { role: 'admin' },
      having(200, { role: 'admin', user: including({ id: scene.userId }) }),
    );
    await scene.user.get(`/organizations/${id}/`, having(200, { permissions: permissions(true) }));
  }),
  claim('an empty change of a member changes nothing', async (scene) => {
    const id = await joined(scene);
    await scene.admin.put(
      `/organizations/${id}/member/${scene.userId}/`,
      {},
      having(200, { role: 'editor' }),
    );
  }),
  claim('a role that is none is refused', async (scene) => {
    const id = await joined(scene);
    await scene.admin.put(
      `/organizations/${id}/member/${scene.userId}/`,
      { role: 'owner' },
      badField(
        'role',
        "'owner' is not a valid choice. Valid choices: ['admin', 'editor', 'partial_editor']",
      ),
    );
  }),
  claim('who is no member is 404', async ({ admin, userId, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.put(`/organizations/${id}/member/${userId}/`, { role: 'admin' }, 404);
    await admin.delete(`/organizations/${id}/member/${userId}/`, 404);
  }),
  claim(
    'the last administrator of an organization can be removed',
    async ({ admin, adminId, createOrganization }) => {
      const { id } = await createOrganization();
      await admin.delete(`/organizations/${id}/member/${adminId}/`, 204);
      await admin.get(`/organizations/${id}/`, having(200, { members: [] }));
    },
  ),

  claim('one asks to join', async ({ user, userId, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(
      `/organizations/${id}/membership/`,
      { comment: 'Bonjour' },
      {
        status: 201,
        body: request({ kind: 'request', comment: 'Bonjour', user: including({ id: userId }) }),
      },
    );
  }),
  claim('asking again is 200 and replaces the comment', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.user.post(
      `/organizations/${organization}/membership/`,
      { comment: 'Encore' },
      having(200, { id, comment: 'Encore' }),
    );
    await scene.user.post(
      `/organizations/${organization}/membership/`,
      {},
      having(200, { id, comment: 'Encore' }),
    );
  }),
  claim('asking without the key comment is refused', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(`/organizations/${id}/membership/`, {}, 400);
  }),
  claim('an empty comment is a missing one', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.post(
      `/organizations/${id}/membership/`,
      { comment: '' },
      badField('comment', "'comment' is required when 'kind' is 'request'"),
    );
  }),
  claim('a member does not ask', async (scene) => {
    const id = await joined(scene);
    await scene.user.post(
      `/organizations/${id}/membership/`,
      { comment: 'x' },
      having(400, { errors: undefined, message: aText }),
    );
  }),
  claim('asking needs a key', async ({ anyone, createOrganization }) => {
    const { id } = await createOrganization();
    await anyone.post(`/organizations/${id}/membership/`, { comment: 'x' }, UNAUTHORIZED);
  }),
  claim('a request is accepted as editor, once', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      having(200, { role: 'editor', user: including({ id: scene.userId }) }),
    );
    await scene.admin.post(`/organizations/${organization}/membership/${id}/accept/`, {}, 409);
    await scene.admin
      .with({ 'X-Fields': 'role' })
      .post(`/organizations/${organization}/membership/${id}/accept/`, undefined, {
        status: 409,
        body: { role: 'editor' },
      });
  }),
  ...[[], {}, 0, false].flatMap((nothing) => [
    claim(`${JSON.stringify(nothing)} names nobody to invite`, async (scene) => {
      const { admin, createOrganization } = scene;
      const path = `/organizations/${(await createOrganization()).id}/member/`;
      const refused = badField('user', 'Either user or email is required');
      await admin.post(path, { user: nothing }, refused);
      await admin.post(path, { email: nothing }, refused);
    }),
    claim(`a request is refused with ${JSON.stringify(nothing)} as comment`, async (scene) => {
      const { organization, request: id } = await asked(scene);
      const path = `/organizations/${organization}/membership/${id}/refuse/`;
      await scene.admin.post(path, { comment: nothing }, { status: 200, body: {} });
    }),
  ]),
  claim('a control character in an identifier is quoted as Python does', async (scene) => {
    const { admin, createOrganization } = scene;
    await admin.post(
      `/organizations/${(await createOrganization()).id}/member/`,
      { user: '\u0001\t' },
      {
        status: 400,
        body: {
          errors: {},
          message:
            "'\\x01\\t' is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string",
        },
      },
    );
  }),
  claim('a request is refused without a comment', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      {},
      { status: 200, body: {} },
    );
  }),
  claim('a refusal needs a JSON body', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      undefined,
      415,
    );
  }),
  claim('a refused request can still be accepted', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/refuse/`,
      { comment: 'non' },
      200,
    );
    await scene.admin.post(
      `/organizations/${organization}/membership/${id}/accept/`,
      {},
      having(200, { role: 'editor' }),
    );
  }),
  claim('an invitation is not accepted for somebody', async (scene) => {
    const { organization, request: id } = await invited(scene);
    await scene.admin.post(`/organizations/${organization}/membership/${id}/accept/`, {}, 400);
  }),
  claim('a request is not cancelled as an invitation is', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.post(`/organizations/${organization}/membership/${id}/cancel/`, {}, 400);
  }),
  claim('an unknown request is 404', async ({ admin, createOrganization }) => {
    const { id } = await createOrganization();
    await admin.post(
      `/organizations/${id}/membership/${crypto.randomUUID()}/accept/`,
      {},
      {
        status: 404,
        body: { message: startingWith('Unknown membership request id') },
      },
    );
  }),
  claim('requests are listed for whoever administers', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.admin.get(`/organizations/${organization}/membership/`, {
      status: 200,
      body: [including({ id, status: 'pending' })],
    });
    await scene.admin.get(`/organizations/${organization}/membership/?status=accepted`, {
      status: 200,
      body: [],
    });
    await scene.admin.get(`/organizations/${organization}/membership/?user=${scene.userId}`, {
      status: 200,
      body: [including({ id })],
    });
  }),
  claim('others see their own requests alone', async (scene) => {
    const { organization, request: id } = await asked(scene);
    await scene.user.get(`/organizations/${organization}/membership/`, 403);
    await scene.user.get(`/organizations/${organization}/membership/?user=${scene.userId}`, {
      status: 200,
      body: [including({ id, user: including({ email: /^[^*]{2}\**@/, last_login_at: aDate }) })],
    });
  }),
  claim('an unknown organization is 404', ({ anyone }) =>
    anyone.get('/organizations/none-so-named/', NOT_FOUND),
  ),
  claim('the followers of an organization are a page', async ({ anyone, createOrganization }) => {
    const { id } = await createOrganization();
    await anyone.get(`/organizations/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
  }),
  ...['contacts', 'datasets', 'reuses'].map((name) =>
    claim(`the ${name} of an organization can be read`, async ({ anyone, createOrganization }) => {
      const { id } = await createOrganization();
      await anyone.get(`/organizations/${id}/${name}/`, 200);
    }),
  ),
  ...(
    [
      ['its name', '?q=%C3%A9DITI', ['one']],
      ['its address', '?q=TWO@EXAMPLE', ['two']],
      ['the address of its form', '?q=.org/FORM', ['three']],
      ['nothing asked for', '?q=', ['one', 'two', 'three']],
      ['none', '?q=four', []],
    ] as const
  ).map(([what, query, found]) =>
    claim(
      `contact points of an organization are suggested by ${what}`,
      async ({ admin, anyone, createOrganization, later }) => {
        const { id } = await createOrganization();
        const points = {
          one: { name: 'Éditions', email: 'one@example.org', role: 'contact' },
          two: { name: 'Two', email: 'two@example.org', role: 'contact' },
          three: { name: 'Three', contact_form: 'https://example.org/form', role: 'contact' },
        };
        const ids = new Map<string, string>();
        for (const [key, point] of Object.entries(points)) {
          const { body } = await admin.post('/contacts/', { ...point, organization: id }, 201);
          later(() => admin.delete(`/contacts/${String(body.id)}/`));
          ids.set(key, String(body.id));
        }
        await anyone.get(`/organizations/${id}/contacts/suggest/${query}`, {
          status: 200,
          body: inAnyOrder(
            ...found.map((key) => including({ id: ids.get(key), name: points[key].name })),
          ),
        });
      },
    ),
  ),
  ...[1, -1].map((size) =>
    claim(
      `a size of ${size.toString()} suggests one contact point`,
      async ({ admin, anyone, createOrganization, later }) => {
        const { id } = await createOrganization();
        for (const name of ['One', 'Two']) {
          const values = { name, email: 'one@example.org', role: 'contact', organization: id };
          const { body } = await admin.post('/contacts/', values, 201);
          later(() => admin.delete(`/contacts/${String(body.id)}/`));
        }
        await anyone.get(`/organizations/${id}/contacts/suggest/?q=&size=${size.toString()}`, {
          status: 200,
          body: [including({ email: 'one@example.org' })],
        });
      },
    ),
  ),
  claim('suggesting contact points needs a text', ({ anyone, createOrganization }) =>
    createOrganization().then(({ id }) =>
      anyone.get(`/organizations/${id}/contacts/suggest/`, 400),
    ),
  ),
  claim(
    'badges are given by administrators of the site alone',
    async ({ admin, user, anyone, createOrganization }) => {
      const { id } = await createOrganization({}, user);
      await user.post(`/organizations/${id}/badges/`, { kind: 'certified' }, 403);
      await admin.post(`/organizations/${id}/badges/`, { kind: 'certified' }, 201);
      await anyone.get(
        `/organizations/${id}/`,
        having(200, { badges: [including({ kind: 'certified' })] }),
      );
      await admin.delete(`/organizations/${id}/badges/certified/`, 204);
    },
  ),
  claim('a right that is missing is told as everywhere', async ({ user, createOrganization }) => {
    const { id } = await createOrganization();
    await user.put(`/organizations/${id}/`, {}, FORBIDDEN);
  }),
  claim(
    'an organization has an identifier and counters',
    async ({ createOrganization, expect }) => {
      const { id, metrics } = await createOrganization();
      expect(id, anId, 'id');
      expect(metrics, including({ members: anInteger }), 'metrics');
    },
  ),
];
