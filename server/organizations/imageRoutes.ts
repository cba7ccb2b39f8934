import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { ErrorBody, ImageUpload, UploadedImage } from '../../src/api/contract';
import type { Database } from '../db';
import { PayloadTooLarge } from '../errors';
import { NO_CONTENT } from '../http/access';
import { imageUrl, viewOf } from '../http/view';
import { pictureOf } from '../images/picture';
import { replaceImage } from '../images/repository';
import { readUpload } from '../images/upload';
import { LOGO_THUMBNAIL } from '../references/organization';
import { requireManager } from './access';
import { organizationFinder, OrganizationPath } from './find';

/** Longest side of a logo, in pixels. */
const LARGEST_LOGO = 500;
const LARGEST_BANNER_BYTES = 4 * 1024 * 1024;
/** In the middle, where a new banner starts. */
const BANNER_POSITION = 50;

/** `/organizations/{org}/logo/` and `/banner/`. */
export function organizationImageRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const config = { access: 'signed-in', find: organizationFinder(db) } as const;
  const tags = ['organizations'];
  const form = {
    tags,
    params: OrganizationPath,
    consumes: ['multipart/form-data'],
    body: ImageUpload,
    response: { 200: UploadedImage, 403: ErrorBody },
  };
  const holder = (request: FastifyRequest, column: 'logo' | 'banner_image') =>
    ({ table: 'organizations', column, id: request.organization.id }) as const;

  app.post(
    '/organizations/:org/logo/',
    { config, schema: { ...form, summary: 'Give an organization another logo' } },
    async (request) => {
      await requireManager(db, request);
      const picture = await pictureOf(await readUpload(request), {
        mostPixels: LARGEST_LOGO,
        thumbnail: LOGO_THUMBNAIL,
      });
      await replaceImage(db, holder(request, 'logo'), picture);
      return { image: imageUrl(picture.name, viewOf(request)), success: true };
    },
  );

  app.post(
    '/organizations/:org/banner/',
    { config, schema: { ...form, summary: 'Give an organization another banner' } },
    async (request) => {
      await requireManager(db, request);
      const upload = await readUpload(request);
      if (upload.file.length > LARGEST_BANNER_BYTES) {
        throw new PayloadTooLarge('Image exceeds the maximum allowed size');
      }
      const picture = await pictureOf(upload, {});
      await replaceImage(db, holder(request, 'banner_image'), picture);
      await db
        .updateTable('organizations')
        .set({ banner_image_position: BANNER_POSITION })
        .where('id', '=', request.organization.id)
        .execute();
      return { image: imageUrl(picture.name, viewOf(request), 'images'), success: true };
    },
  );

  app.delete(
    '/organizations/:org/banner/',
    {
      config,
      schema: {
        tags,
        summary: 'Take the banner of an organization away',
        params: OrganizationPath,
        response: { 204: NO_CONTENT, 403: ErrorBody },
      },
    },
    async (request, reply) => {
      await requireManager(db, request);
      await replaceImage(db, holder(request, 'banner_image'), null);
      return reply.code(204).send();
    },
  );
}
