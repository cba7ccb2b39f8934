import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../src/api/contract';
import { installKey } from '../startup/keys';
import { ADMIN_KEY, runConcurrently, startTestApp, type TestApp, USER_KEY } from '../testing';

const BOUNDARY = '----of-the-tests';

/** The body of a form. Texts become fields, and buffers become files. */
function form(parts: Record<string, string | Buffer>, fileName = 'face.png') {
  const chunks = Object.entries(parts).flatMap(([name, value]) => {
    const file =
      typeof value === 'string' ? '' : `; filename="${fileName}"\r\nContent-Type: image/png`;
    return [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ];
  });
  return Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const MEBIBYTE = 1024 * 1024;

function* chunksOf(bytes: Buffer, length: number): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += length)
    yield bytes.subarray(start, start + length);
}

const drawing = sharp({ create: { width: 300, height: 200, channels: 3, background: '#cc3366' } });

describe('images', () => {
  let test: TestApp;
  let serial = 0;
  let png: Buffer;
  beforeAll(async () => {
    test = await startTestApp();
    png = await drawing.clone().png().toBuffer();
  });
  afterAll(() => test.close());

  const createUser = async (): Promise<User> => {
    serial += 1;
    const { body } = await test.asAdmin('POST', '/users/', {
      first_name: 'Imane',
      last_name: 'Visage',
      email: `imane.${serial.toString()}@example.org`,
      active: true,
    });
    return body as User;
  };
  const send = async (
    path: string,
    payload: Buffer | Readable,
    key: string | undefined,
    type?: string,
  ) => {
    const response = await test.app.inject({
      method: 'POST',
      url: `/api/1${path}`,
      headers: {
        'content-type': type ?? `multipart/form-data; boundary=${BOUNDARY}`,
        ...(key !== undefined && { 'x-api-key': key }),
      },
      payload,
    });
    return { status: response.statusCode, body: response.json() };
  };
  const upload = ({ id }: User, parts: Record<string, string | Buffer>, fileName?: string) =>
    send(`/users/${id}/avatar/`, form(parts, fileName), ADMIN_KEY);
  const read = async ({ id }: User): Promise<User> =>
    (await test.asAdmin('GET', `/users/${id}/`)).body as User;
  const fetchImage = (address: string | null) =>
    test.app.inject({ method: 'GET', url: new URL(address ?? '').pathname });
  const openImage = async (address: string | null) => sharp((await fetchImage(address)).rawPayload);

  describe('uploaded', () => {
    it.each([
      ['png', 'png', 'image/png'],
      ['jpeg', 'jpg', 'image/jpeg'],
      ['webp', 'webp', 'image/webp'],
    ] as const)(
      'as %s are served without a key, with a square thumbnail',
      async (format, end, type) => {
        const user = await createUser();
        const file = await drawing.clone().toFormat(format).toBuffer();
        const { status, body } = await upload(user, { file }, 'wrong.gif');
        expect(status).toBe(200);
        expect(body).toEqual({ image: expect.any(String), success: true });
        expect(body.image).toMatch(
          new RegExp(`^http://localhost/avatars/[0-9a-f]{2}/[0-9a-f]{30}\\.${end}$`),
        );
        const { avatar, avatar_thumbnail } = await read(user);
        expect(avatar).toBe(body.image);
        expect(avatar_thumbnail).toBe(body.image.replace(`.${end}`, `-500.${end}`));

        const shown = await fetchImage(avatar);
        expect(shown.statusCode).toBe(200);
        expect(shown.headers).toMatchObject({
          'content-type': type,
          'x-content-type-options': 'nosniff',
          'cache-control': 'public, max-age=31536000, immutable',
        });
        expect(await sharp(shown.rawPayload).metadata()).toMatchObject({
          format,
          width: 300,
          height: 200,
        });
        const square = await openImage(avatar_thumbnail);
        expect(await square.metadata()).toMatchObject({ format, width: 500, height: 500 });
        // The whole image fits into the square, so there is an empty margin above it.
        const { data } = await square
          .extract({ left: 250, top: 2, width: 1, height: 1 })
          .flatten({ background: '#ffffff' })
          .raw()
          .toBuffer({ resolveWithObject: true });
        expect(Math.min(...data)).toBeGreaterThan(245);
      },
    );

    it('have a thumbnail of the box in the form', async () => {
      const user = await createUser();
      const file = await drawing
        .clone()
        .composite([
          {
            input: { create: { width: 10, height: 10, channels: 3, background: '#00f' } },
            left: 20,
            top: 30,
          },
        ])
        .png()
        .toBuffer();
      expect((await upload(user, { file, bbox: ' 20,30.9, 30,4e1' })).status).toBe(200);
      const square = await openImage((await read(user)).avatar_thumbnail);
      const { dominant } = await square.stats();
      expect(dominant.b).toBeGreaterThan(200);
      expect(dominant.r).toBeLessThan(50);
    });

    it('are stored upright and without metadata', async () => {
      const user = await createUser();
      const file = await drawing
        .clone()
        .withExif({ IFD0: { Copyright: 'private metadata' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer();
      await upload(user, { file });
      const stored = await (await openImage((await read(user)).avatar)).metadata();
      expect(stored).toMatchObject({ width: 200, height: 300 });
      expect(stored.exif).toBeUndefined();
    });

    it('replace the previous image, which is deleted', async () => {
      const user = await createUser();
      await upload(user, { file: png });
      const before = await read(user);
      await upload(user, { file: png });
      const after = await read(user);
      expect(after.avatar).not.toBe(before.avatar);
      expect((await fetchImage(before.avatar)).statusCode).toBe(404);
      expect((await fetchImage(before.avatar_thumbnail)).statusCode).toBe(404);
      expect((await fetchImage(after.avatar_thumbnail)).statusCode).toBe(200);
    });

    it('are deleted with the account', async () => {
      const user = await createUser();
      await upload(user, { file: png });
      const { avatar, avatar_thumbnail } = await read(user);
      await test.asAdmin('DELETE', `/users/${user.id}/`);
      expect((await read(user)).avatar).toBeNull();
      expect((await fetchImage(avatar)).statusCode).toBe(404);
      expect((await fetchImage(avatar_thumbnail)).statusCode).toBe(404);
    });

    it('are refused for an account that is deleted meanwhile', async () => {
      const [user, self] = [await createUser(), await createUser()];
      await installKey(test.db, self.id, 'udata_of-a-deleted-account');
      for (const [{ id }, path, key, status] of [
        [user, `/users/${user.id}/avatar/`, ADMIN_KEY, 404],
        [self, '/me/avatar/', 'udata_of-a-deleted-account', 401],
      ] as const) {
        const [, sent] = await runConcurrently(test.db, { table: 'users', id }, [
          () => test.asAdmin('DELETE', `/users/${id}/`),
          () => send(path, form({ file: png }), key),
        ]);
        expect(sent?.status).toBe(status);
        expect((await test.asAdmin('GET', `/users/${id}/`)).body.avatar).toBeNull();
      }
      expect((await upload(user, { file: png })).status).toBe(200);
    });

    it('can be set on the caller’s own account', async () => {
      const { status, body } = await send('/me/avatar/', form({ file: png }), USER_KEY);
      expect(status).toBe(200);
      expect((await test.call('GET', '/me/', { key: USER_KEY })).body.avatar).toBe(body.image);
    });

    it.each([
      ['one file', (large: Buffer) => form({ file: Buffer.concat([png, large, large]) })],
      ['many files', (large: Buffer) => form({ file: png, one: large, other: large })],
      ['no form', (large: Buffer) => Buffer.concat([large, large])],
    ])('are refused above the limit of a body: %s', async (_what, makeBody) => {
      const { id } = await createUser();
      const body = makeBody(Buffer.alloc(9 * MEBIBYTE));
      expect((await send(`/users/${id}/avatar/`, body, ADMIN_KEY)).status).toBe(413);
      // As a stream, without a Content-Length header.
      const chunks = Readable.from(chunksOf(body, 64 * 1024));
      expect((await send(`/users/${id}/avatar/`, chunks, ADMIN_KEY)).status).toBe(413);
      expect(chunks.readableEnded).toBe(false);
    });

    it('may come with other files, which are ignored', async () => {
      const { id } = await createUser();
      const large = Buffer.alloc(MEBIBYTE);
      const body = form({ one: large, file: png, other: large });
      expect((await send(`/users/${id}/avatar/`, body, ADMIN_KEY)).status).toBe(200);
    });
  });

  describe('an upload', () => {
    let user: User;
    beforeAll(async () => {
      user = await createUser();
    });

    it.each(['gif', 'tiff', 'avif'] as const)(
      'is refused if the image has another format: %s',
      async (format) => {
        const file = await drawing.clone().toFormat(format).toBuffer();
        const { status, body } = await upload(user, { file });
        expect(status).toBe(400);
        expect(body).toEqual({ message: 'Unsupported image format' });
      },
    );

    it.each([
      ['an empty file', Buffer.alloc(0)],
      ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['only the header of an image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ])('is refused if the file is %s', async (_what, file) => {
      expect((await upload(user, { file })).body).toEqual({ message: 'Unsupported image format' });
    });

    it('is refused if the image is truncated', async () => {
      const { body } = await upload(user, { file: png.subarray(0, png.length - 30) });
      expect(body).toEqual({ message: 'Unsupported image format' });
    });

    it('is refused if the image has more than 64 million pixels', async () => {
      // Only the header states this size. Nothing of that size is decoded.
      const file = Buffer.from(png);
      file.writeUInt32BE(8_001, 16);
      file.writeUInt32BE(8_000, 20);
      const { crc32 } = await import('node:zlib');
      file.writeUInt32BE(crc32(file.subarray(12, 29)), 29);
      expect((await upload(user, { file })).body).toEqual({ message: 'Image is too large' });
    });

    it.each(['1,2,3', 'a,b,c,d', 'nan,0,1,1', '0x1,0,9,9', '0,0,1e999,9', ',,,'])(
      'is refused if the box is malformed: %j',
      async (bbox) => {
        const { status, body } = await upload(user, { bbox, file: png });
        expect(status).toBe(400);
        expect(body).toEqual({ message: 'Invalid bounding box' });
      },
    );

    it.each(['0,0,301,200', '-1,0,10,10', '10,0,5,10', '0,0,0,0'])(
      'is refused if the box is not inside the image: %j',
      async (bbox) => {
        const { body } = await upload(user, { file: png, bbox });
        expect(body).toEqual({ message: 'Bounding box outside of the image' });
      },
    );

    it.each([
      ['a form without file', form({ bbox: '1,2,3,4' }), undefined],
      ['a file that is a text', form({ file: 'hello' }), undefined],
      ['a truncated form', form({ file: Buffer.from('x') }).subarray(0, 80), undefined],
      ['a form without boundary', Buffer.from('x'), 'multipart/form-data'],
      ['JSON', Buffer.from('{}'), 'application/json'],
      ['a bare image', Buffer.from('x'), 'image/png'],
    ])('is refused if the body is %s', async (_what, payload, type) => {
      const { status, body } = await send(`/users/${user.id}/avatar/`, payload, ADMIN_KEY, type);
      expect(status).toBe(400);
      expect(body).toEqual({
        errors: { file: 'The image to upload Missing required parameter in an uploaded file' },
        message: 'Input payload validation failed',
      });
    });

    it('is refused if the caller has no permission, before the body is read', async () => {
      const path = `/users/${user.id}/avatar/`;
      expect((await send(path, Buffer.from('x'), undefined)).status).toBe(401);
      expect((await send(path, Buffer.from('x'), USER_KEY)).status).toBe(403);
      expect((await send('/me/avatar/', Buffer.from('x'), undefined)).status).toBe(401);
      expect((await send('/users/nobody/avatar/', Buffer.from('x'), undefined)).status).toBe(404);
      expect((await read(user)).avatar).toBeNull();
    });

    it('is refused where JSON is required, after the key is checked', async () => {
      expect((await send('/users/', form({ file: png }), undefined)).status).toBe(401);
      expect((await send('/users/', form({ file: png }), ADMIN_KEY)).status).toBe(415);
    });
  });

  it.each(['/avatars/ab/../../x.png', '/avatars/ab/x.svg', `/avatars/ab/${'0'.repeat(30)}.png`])(
    'are not found at the invalid path %s',
    async (url) => {
      expect((await test.app.inject({ method: 'GET', url })).statusCode).toBe(404);
    },
  );

  describe('of organizations', () => {
    let id: string;
    beforeAll(async () => {
      const { body } = await test.asAdmin('POST', '/organizations/', {
        name: 'Bassin',
        description: 'Eau',
      });
      id = body.id;
    });
    const readOrganization = async () => (await test.asAdmin('GET', `/organizations/${id}/`)).body;

    it('can be logos, which are scaled down and have a thumbnail of 100 pixels', async () => {
      const file = await drawing.clone().resize(1000, 400).png().toBuffer();
      const { status, body } = await send(`/organizations/${id}/logo/`, form({ file }), ADMIN_KEY);
      expect(status).toBe(200);
      const { logo, logo_thumbnail } = await readOrganization();
      expect(logo).toBe(body.image);
      expect(logo_thumbnail).toBe(logo.replace('.png', '-100.png'));
      expect(await (await openImage(logo)).metadata()).toMatchObject({ width: 500, height: 200 });
      expect((await fetchImage(logo_thumbnail)).statusCode).toBe(200);
      const suggested = await test.call('GET', '/organizations/suggest/?q=bassin');
      expect(suggested.body[0].image_url).toBe(logo_thumbnail);
    });

    it('can be banners, which are served from `/images/` and can be removed', async () => {
      const path = `/organizations/${id}/banner/`;
      await test.asAdmin('PUT', `/organizations/${id}/`, { banner_image_position: 10 });
      const { body } = await send(path, form({ file: png }), ADMIN_KEY);
      expect(body.image).toMatch(/\/images\/[0-9a-f]{2}\/[0-9a-f]{30}\.png$/);
      expect(await readOrganization()).toMatchObject({
        banner_image: body.image,
        banner_image_position: 50,
      });
      expect((await fetchImage(body.image)).statusCode).toBe(200);
      const remove = () => test.asAdmin('DELETE', path);
      expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
      expect((await readOrganization()).banner_image).toBeNull();
      expect((await fetchImage(body.image)).statusCode).toBe(404);
    });

    it('are refused without permission, and if a banner has more than 4 MiB', async () => {
      const large = Buffer.concat([png, Buffer.alloc(5 * MEBIBYTE)]);
      const path = `/organizations/${id}/banner/`;
      expect(await send(path, form({ file: large }), ADMIN_KEY)).toEqual({
        status: 413,
        body: { message: 'Image exceeds the maximum allowed size' },
      });
      for (const url of [path, `/organizations/${id}/logo/`]) {
        expect((await send(url, Buffer.from('x'), undefined)).status).toBe(401);
        expect((await send(url, Buffer.from('x'), USER_KEY)).status).toBe(403);
      }
      expect((await test.call('DELETE', path, { key: USER_KEY })).status).toBe(403);
    });
  });

  describe('generated from a text', () => {
    const draw = (path: string) =>
      test.app.inject({ method: 'GET', url: `/api/1/avatars/${path}` });

    it('are the same for the same text, and of the requested size', async () => {
      const [first, again, other] = [
        await draw('abc/64/'),
        await draw('abc/64/'),
        await draw('b/64/'),
      ];
      expect(first.headers['content-type']).toBe('image/png');
      expect(first.headers.etag).toMatch(/^"[0-9a-f]{40}"$/);
      expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
      expect(other.headers.etag).not.toBe(first.headers.etag);
      expect(await sharp(first.rawPayload).metadata()).toMatchObject({ width: 64, height: 64 });
    });

    it.each([
      ['abc/0/', 400],
      ['abc/999999999/', 400],
      ['abc/x/', 404],
      ['abc/-1/', 404],
    ])('at %s are refused', async (path, status) => {
      expect((await draw(path)).statusCode).toBe(status);
    });
  });
});
