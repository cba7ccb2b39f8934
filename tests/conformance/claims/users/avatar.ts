import { claim } from '../../claim';
import { type Expected, rawBody } from '../../client';
import { startingWith } from '../../pattern';
import { badParameter, message } from '../../expectedAnswers';

/** A PNG image of 8 by 6 white pixels. */
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAAAAADbboAnAAAAEElEQVR4nGP8zwABTAwkMAA2RQELKWdZAAAAAABJRU5ErkJggg==',
    'base64',
  ),
);

function form(
  content: Uint8Array<ArrayBuffer> | string,
  filename: string,
  bbox?: string,
): FormData {
  const data = new FormData();
  data.append('file', new Blob([content]), filename);
  if (bbox !== undefined) data.append('bbox', bbox);
  return data;
}

const UPLOADED = { status: 200, body: { image: /^<host>\/avatars\/.*\.png$/, success: true } };

const UNSUPPORTED = message(400, 'Unsupported image format');

const NOT_ALLOWED = {
  status: 400,
  body: { message: startingWith('This file type is not allowed.') },
};

const OUTSIDE = message(400, 'Bounding box outside of the image');

const INVALID_BOX = message(400, 'Invalid bounding box');

const boxes: [string, Expected][] = [
  ['0,0,8,6', UPLOADED],
  [' 0 , 0.5 , 4.9 , 5e0 ', UPLOADED],
  ['0,0,9,6', OUTSIDE],
  ['4,0,4,6', OUTSIDE],
  ['0,0,4', INVALID_BOX],
  ['0,0,nan,4', INVALID_BOX],
];

export const claims = [
  ...['face.png', 'FACE.PNG', 'a.b.png', 'é.png', '東京.png'].map((name) =>
    claim(`an image named ${name} is accepted`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.post(`/users/${id}/avatar/`, form(PNG, name), UPLOADED);
    }),
  ),
  ...['blob', 'face.exe', 'face.tiff', '.png', 'png'].map((name) =>
    claim(`a file named ${name} is refused`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.post(`/users/${id}/avatar/`, form(PNG, name), NOT_ALLOWED);
    }),
  ),
  claim(
    'the content of an image is checked before its file name',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.post(`/users/${id}/avatar/`, form('none', 'face.exe'), UNSUPPORTED);
      await admin.post(`/users/${id}/avatar/`, form('none', 'face.png'), UNSUPPORTED);
    },
  ),
  ...boxes.map(([bbox, expected]) =>
    claim(
      `the bounding box ${bbox} is ${expected === UPLOADED ? 'accepted' : 'refused'}`,
      async ({ admin, createUser }) => {
        const { id } = await createUser();
        await admin.post(`/users/${id}/avatar/`, form(PNG, 'face.png', bbox), expected);
      },
    ),
  ),
  claim('a form without file is refused', async ({ admin, createUser }) => {
    const { id } = await createUser();
    const missing = badParameter(
      'file',
      'The image to upload Missing required parameter in an uploaded file',
    );
    await admin.post(`/users/${id}/avatar/`, new FormData(), missing);
    await admin
      .withHeaders({ 'Content-Type': 'image/png' })
      .post(`/users/${id}/avatar/`, rawBody(PNG), missing);
  }),
];
