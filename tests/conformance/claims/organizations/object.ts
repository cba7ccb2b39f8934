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
import { having, NOT_FOUND } from '../../sayings';
import { asked, joined } from '../../fixtures';

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
  claim('an unknown organization is 404', ({ anyone }) =>
    anyone.get('/organizations/none-so-named/', NOT_FOUND),
  ),
  claim(
    'an organization has an identifier and counters',
    async ({ createOrganization, expect }) => {
      const { id, metrics } = await createOrganization();
      expect(id, anId, 'id');
      expect(metrics, including({ members: anInteger }), 'metrics');
    },
  ),
];
