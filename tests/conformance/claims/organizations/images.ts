import { claim } from '../../claim';
import { FORBIDDEN, having, UNAUTHORIZED } from '../../expectedAnswers';

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

export const claims = [
  ...(['logo', 'banner'] as const).map((name) =>
    claim(`another ${name} is a change of the organization`, async (context) => {
      const { id, last_modified } = await context.createOrganization();
      await context.admin.post(`/organizations/${id}/${name}/`, anImage(), 200);
      const { body } = await context.anonymous.get(`/organizations/${id}/`, 200);
      context.expect(body.last_modified > last_modified, true, 'later');
    }),
  ),
  claim('without its banner, a position is in the middle again', async (context) => {
    const { admin, createOrganization } = context;
    const path = `/organizations/${(await createOrganization()).id}/`;
    await admin.post(`${path}banner/`, anImage(), 200);
    const { body: before } = await admin.put(path, { banner_image_position: 7 }, 200);
    await admin.delete(`${path}banner/`, 204);
    const { body } = await admin.get(
      path,
      having(200, { banner_image: null, banner_image_position: 50 }),
    );
    context.expect(body.last_modified > before.last_modified, true, 'later');
  }),
  claim('PUT of a logo stores it, and the organization goes on with its own', async (context) => {
    const { admin, createOrganization } = context;
    const path = `/organizations/${(await createOrganization()).id}/`;
    await admin.put(`${path}logo/`, anImage(), {
      status: 200,
      body: { image: /\/avatars\/.*\.png$/, success: true },
    });
    await admin.get(path, having(200, { logo: null, logo_thumbnail: null }));
  }),
  claim('PUT of a logo is for those who manage the organization', async (context) => {
    const { user, anonymous, createOrganization } = context;
    const path = `/organizations/${(await createOrganization()).id}/logo/`;
    await anonymous.put(path, anImage(), UNAUTHORIZED);
    await user.put(path, anImage(), FORBIDDEN);
  }),
];
