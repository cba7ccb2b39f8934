import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as Type from 'typebox';
import { BadRequest, UnknownRoute } from '../errors';
import { identicon } from './identicon';
import { extensionOf } from './names';
import { IMAGE_TYPES } from './picture';
import type { ImageStorage } from './storage';

/** `/avatars/` and `/images/`, outside the API: the uploaded images, served without a key. */
export function imageFiles(app: FastifyInstance, images: ImageStorage): void {
  for (const folder of ['avatars', 'images']) {
    app.get<{ Params: { start: string; name: string } }>(
      `/${folder}/:start/:name`,
      { schema: { hide: true } },
      async ({ params: { start, name } }, reply) => {
        const path = `${start}/${name}`;
        const image = await images.read(path);
        if (!image) throw new UnknownRoute();
        return reply
          .headers({
            // The content under a name never changes: each upload gets a new name.
            'cache-control': 'public, max-age=31536000, immutable',
            'access-control-allow-origin': '*',
            'content-length': image.bytes,
          })
          .type(IMAGE_TYPES[extensionOf(path) ?? ''] ?? '')
          .send(image.content);
      },
    );
  }
}

const MIN_SIZE = 16;
const MAX_SIZE = 1_000;

/** `/avatars/{identifier}/{size}/` of the API: generated pictures, for objects without an image. */
export function identiconRoutes(app: FastifyInstance): void {
  app.get<{ Params: { identifier: string; size: string } }>(
    '/avatars/:identifier/:size/',
    {
      config: { access: 'public' },
      schema: {
        tags: ['avatars'],
        summary: 'Generate a square PNG image from a text',
        produces: ['image/png'],
        params: Type.Object({
          identifier: Type.String({
            description: 'Any text; the same text always gives the same image',
          }),
          size: Type.Integer({
            description: 'Width and height in pixels',
            minimum: MIN_SIZE,
            maximum: MAX_SIZE,
          }),
        }),
        response: { 200: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) },
      },
    },
    async ({ params: { identifier, size } }, reply) => {
      if (!/^\d+$/.test(size)) throw new UnknownRoute();
      if (Number(size) < MIN_SIZE || Number(size) > MAX_SIZE) {
        throw new BadRequest(`The size is from ${MIN_SIZE.toString()} to ${MAX_SIZE.toString()}`);
      }
      const picture = await identicon(identifier, Number(size));
      const etag = `"${createHash('sha1').update(picture).digest('hex')}"`;
      return reply
        .headers({ etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
        .type('image/png')
        .send(picture);
    },
  );
}
