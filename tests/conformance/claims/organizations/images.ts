import { claim } from '../../claim';
import { FORBIDDEN, having, UNAUTHORIZED } from '../../expectedAnswers';

/** A form with a PNG image of one pixel. */
function anImage(): FormData {
  const form = new FormData();
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  form.set('file', new Blob([picture], { type: 'image/png' }), 'image.png');
  return form;
}

const UPLOADED = {
  status: 200,
  body: { image: /^<host>\/(avatars|images)\/.*\.png$/, success: true },
};

export const claims = [
  ...(['logo', 'banner'] as const).map((name) =>
    claim(`uploading a ${name} updates last_modified of the organization`, async (context) => {
      const { id, last_modified } = await context.createOrganization();
      await context.admin.post(`/organizations/${id}/${name}/`, anImage(), UPLOADED);
      const { body } = await context.anonymous.get(`/organizations/${id}/`, having(200, { id }));
      context.expect(body.last_modified > last_modified, true, 'later');
    }),
  ),
  claim('deleting the banner resets its position to 50', async (context) => {
    const { admin, createOrganization } = context;
    const path = `/organizations/${(await createOrganization()).id}/`;
    await admin.post(`${path}banner/`, anImage(), UPLOADED);
    const { body: before } = await admin.put(
      path,
      { banner_image_position: 7 },
      having(200, { banner_image: /\.png$/, banner_image_position: 7 }),
    );
    await admin.delete(`${path}banner/`, 204);
    const { body } = await admin.get(
      path,
      having(200, { banner_image: null, banner_image_position: 50 }),
    );
    context.expect(body.last_modified > before.last_modified, true, 'later');
  }),
  claim('PUT of a logo stores the image, but does not change the logo', async (context) => {
    const { admin, createOrganization } = context;
    const path = `/organizations/${(await createOrganization()).id}/`;
    await admin.put(`${path}logo/`, anImage(), UPLOADED);
    await admin.get(path, having(200, { logo: null, logo_thumbnail: null }));
  }),
  claim('only those who manage the organization may PUT a logo', async (context) => {
    const { user, anonymous, createOrganization } = context;
    const path = `/organizations/${(await createOrganization()).id}/logo/`;
    await anonymous.put(path, anImage(), UNAUTHORIZED);
    await user.put(path, anImage(), FORBIDDEN);
  }),
];
