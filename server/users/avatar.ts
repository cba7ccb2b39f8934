import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { ImageUpload, UploadedImage } from '../../src/api/contract';
import type { Database } from '../db';
import { NotFound, type HttpError, RevokedKey } from '../errors';
import { imageUrl, viewOf } from '../http/view';
import { pictureOf } from '../images/picture';
import { replaceImage } from '../images/repository';
import type { ImageStorage } from '../images/storage';
import { readUpload } from '../images/upload';
import { userFinder, UserPath } from './find';

/** Side of the square beside an avatar, in pixels. */
const THUMBNAIL_SIDE = 500;

/** `/users/{user}/avatar/` and `/me/avatar/`. */
export function avatarRoutes(
  app: FastifyInstance,
  db: Kysely<Database>,
  images: ImageStorage,
): void {
  /** @param ifDeleted thrown when the account was deleted while the image was being sent */
  const upload = async (
    request: FastifyRequest,
    { id, isNotDeleted }: { id: string; isNotDeleted: boolean },
    ifDeleted: HttpError,
  ) => {
    const picture = await pictureOf(await readUpload(request), { thumbnail: THUMBNAIL_SIDE });
    const holder = { table: 'users', column: 'avatar', id, isNotDeleted } as const;
    if (!(await replaceImage(db, images, holder, picture))) throw ifDeleted;
    return { image: imageUrl(picture.name, viewOf(request)), success: true };
  };
  const form = {
    consumes: ['multipart/form-data'],
    body: ImageUpload,
    response: { 200: UploadedImage },
  };

  app.post<{ Params: { user: string } }>(
    '/users/:user/avatar/',
    {
      config: { access: 'administrator', find: userFinder(db) },
      schema: {
        tags: ['users'],
        summary: 'Upload the avatar of a user',
        params: UserPath,
        ...form,
      },
    },
    (request) => {
      const { id, deleted } = request.user;
      return upload(request, { id, isNotDeleted: !deleted }, new NotFound());
    },
  );

  app.post(
    '/me/avatar/',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['me'], summary: 'Upload your own avatar', ...form },
    },
    (request) =>
      upload(request, { id: request.caller?.id ?? '', isNotDeleted: true }, new RevokedKey()),
  );
}
