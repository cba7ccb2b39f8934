import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { ErrorBody, ImageUpload, UploadedImage } from '../../src/api/contract';
import type { Database } from '../db';
import { PayloadTooLarge } from '../errors';
import { NO_CONTENT } from '../http/access';
import { imageUrl, viewOf } from '../http/view';
import { type Picture, pictureOf } from '../images/picture';
import { replaceImage, storeImage } from '../images/repository';
import type { ImageStorage } from '../images/storage';
import { readUpload } from '../images/upload';
import { LOGO_THUMBNAIL_SIDE } from '../references/organization';
import { requireManager } from './access';
import { recordUpdate } from './activity';
import { organizationFinder, OrganizationPath } from './find';

/** Longest side of a logo, in pixels. */
const MAX_LOGO_SIDE = 500;
const MAX_BANNER_BYTES = 4 * 1024 * 1024;
/** Position of a new banner, also when there is no banner. 50 percent is the middle. */
const BANNER_POSITION = 50;

/** `/organizations/{org}/logo/` and `/banner/`. */
export function organizationImageRoutes(
  app: FastifyInstance,
  db: Kysely<Database>,
  images: ImageStorage,
): void {
  const config = { access: 'signed-in', find: organizationFinder(db) } as const;
  const tags = ['organizations'];
  const form = {
    tags,
    params: OrganizationPath,
    consumes: ['multipart/form-data'],
    body: ImageUpload,
    response: { 200: UploadedImage, 403: ErrorBody },
  };
  /** Replace or remove an image, and update `last_modified` of the organization. */
  const updateImage = async (
    { organization: { id }, caller }: FastifyRequest,
    column: 'logo' | 'banner_image',
    picture: Picture | null,
  ) => {
    await replaceImage(db, images, { table: 'organizations', column, id }, picture);
    const position = column === 'logo' ? {} : { banner_image_position: BANNER_POSITION };
    await db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('organizations')
        .set({ last_modified: new Date(), ...position })
        .where('id', '=', id)
        .execute();
      await recordUpdate(transaction, id, caller?.id ?? '', [column]);
    });
  };
  const readLogo = async (request: FastifyRequest) => {
    await requireManager(db, request);
    return pictureOf(await readUpload(request), {
      maxSide: MAX_LOGO_SIDE,
      thumbnail: LOGO_THUMBNAIL_SIDE,
    });
  };
  const toResponse = (picture: Picture, request: FastifyRequest, folder?: 'images') => ({
    image: imageUrl(picture.name, viewOf(request), folder),
    success: true,
  });

  app.post(
    '/organizations/:org/logo/',
    { config, schema: { ...form, summary: 'Upload the logo of an organization' } },
    async (request) => {
      const picture = await readLogo(request);
      await updateImage(request, 'logo', picture);
      return toResponse(picture, request);
    },
  );

  app.put(
    '/organizations/:org/logo/',
    {
      config,
      schema: { ...form, summary: 'Store an image without changing the logo of the organization' },
    },
    async (request) => {
      const picture = await readLogo(request);
      // This route of udata crops the logo again, but does not save the organization. Likewise, the
      // image is stored here without becoming the logo.
      await storeImage(images, picture);
      return toResponse(picture, request);
    },
  );

  app.post(
    '/organizations/:org/banner/',
    { config, schema: { ...form, summary: 'Upload the banner of an organization' } },
    async (request) => {
      await requireManager(db, request);
      const upload = await readUpload(request);
      if (upload.file.length > MAX_BANNER_BYTES) {
        throw new PayloadTooLarge('Image exceeds the maximum allowed size');
      }
      const picture = await pictureOf(upload, {});
      await updateImage(request, 'banner_image', picture);
      return toResponse(picture, request, 'images');
    },
  );

  app.delete(
    '/organizations/:org/banner/',
    {
      config,
      schema: {
        tags,
        summary: 'Remove the banner of an organization',
        params: OrganizationPath,
        response: { 204: NO_CONTENT, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      await requireManager(db, request);
      await updateImage(request, 'banner_image', null);
      return reply.code(204).send();
    },
  );
}
