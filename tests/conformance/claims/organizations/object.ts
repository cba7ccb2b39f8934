import { claim } from '../../claim';
import {
  aDate,
  anId,
  anInteger,
  anything,
  containing,
  including,
  startingWith,
} from '../../pattern';
import { having, NOT_FOUND } from '../../expectedAnswers';
import { createMembershipRequest, createOrganizationWithMember } from '../../fixtures';

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

export const claims = [
  ...KEYS.map((key) =>
    claim(`an organization has the key ${key}`, async ({ anonymous }) => {
      const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
      await anonymous.get(`/organizations/${body.data[0].id}/`, having(200, { [key]: anything }));
    }),
  ),
  claim('an organization has no other keys', async ({ anonymous, expect }) => {
    const { body } = await anonymous.get('/organizations/?page_size=1&sort=created', 200);
    const read = await anonymous.get(`/organizations/${body.data[0].id}/`, 200);
    expect(
      Object.keys(read.body).filter((key) => !KEYS.includes(key)),
      [],
      'other keys',
    );
  }),
  claim('membership requests are never included, whatever the mask', async (context) => {
    const { organization } = await createMembershipRequest(context);
    await context.admin
      .withHeaders({ 'X-Fields': 'requests,id' })
      .get(`/organizations/${organization}/`, { status: 200, body: { id: organization } });
  }),
  ...(
    [
      ['anybody', 'anonymous', startingWith('***@'), null],
      ['an account outside', 'user', startingWith('***@'), null],
      ['an administrator of the site', 'admin', /^[^*]+@/, aDate],
    ] as const
  ).map(([name, who, email, last_login_at]) =>
    claim(
      `${name} sees a member with email ${String(email instanceof RegExp ? 'in full' : 'hidden')}`,
      async (context) => {
        const { id } = await context.createOrganization();
        await context[who].get(
          `/organizations/${id}/`,
          having(200, {
            members: [including({ user: including({ class: 'User', email, last_login_at }) })],
          }),
        );
      },
    ),
  ),
  claim('members see a partly hidden email and last_login_at of each other', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.user.get(
      `/organizations/${id}/`,
      having(200, {
        members: containing(
          including({
            user: including({ id: context.adminId, email: /^[^*]{2}\**@/, last_login_at: aDate }),
          }),
        ),
      }),
    );
  }),
  claim('metrics count the members', async (context) => {
    const id = await createOrganizationWithMember(context);
    await context.anonymous.get(
      `/organizations/${id}/`,
      having(200, { metrics: including({ members: 2 }) }),
    );
    await context.admin.delete(`/organizations/${id}/member/${context.userId}/`, 204);
    await context.anonymous.get(
      `/organizations/${id}/`,
      having(200, { metrics: including({ members: 1 }) }),
    );
  }),
  claim('an unknown organization is 404', ({ anonymous }) =>
    anonymous.get('/organizations/none-so-named/', NOT_FOUND),
  ),
  claim(
    'a new organization has an identifier and counters',
    async ({ createOrganization, expect }) => {
      const { id, metrics } = await createOrganization();
      expect(id, anId, 'id');
      expect(metrics, including({ members: anInteger }), 'metrics');
    },
  ),
];
