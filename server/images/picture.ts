import sharp, { type Sharp } from 'sharp';
import { BadRequest } from '../errors';
import { createQueue } from '../queue';
import { newStem } from './names';
import type { Upload } from './upload';

/** The name of an image to be stored, and its files: the image and, if wanted, its thumbnail. */
export interface Picture {
  name: string;
  files: { name: string; content: Buffer }[];
}

/** Most cameras produce fewer. Decoding takes up to ten bytes for each pixel. */
const MAX_PIXELS = 64_000_000;
const TIMEOUT_S = 20;

/**
 * Uploads are decoded one at a time, with up to 8 waiting.
 *
 * Decoding takes memory, and occupies threads that are also needed to read files.
 */
const enqueue = createQueue(8, 'Too many images are being worked on: try again in a moment.');
// sharp's cache would be of no use: no file is opened twice.
sharp.cache(false);
// By default an image takes all cores, and the server has to go on answering meanwhile.
sharp.concurrency(1);

const FORMATS = {
  jpeg: { extension: 'jpg', type: 'image/jpeg' },
  png: { extension: 'png', type: 'image/png' },
  webp: { extension: 'webp', type: 'image/webp' },
} as const;
type Format = keyof typeof FORMATS;

/** The type of the files with a given extension. */
export const IMAGE_TYPES: Record<string, string> = Object.fromEntries(
  Object.values(FORMATS).map(({ extension, type }) => [extension, type]),
);

/**
 * Decode an uploaded file and encode it again, upright, without metadata, under a new random name.
 *
 * @param sizes.maxSide longest side of the image in pixels. Larger images are scaled down.
 * @param sizes.thumbnail side of the square thumbnail in pixels, or undefined for no thumbnail. It
 *   shows the part of the image within `bbox` or, without one, the whole image.
 * @throws BadRequest with udata's messages; NotReady when too many uploads are waiting
 */
export const pictureOf = (upload: Upload, sizes: Sizes): Promise<Picture> =>
  enqueue(() => decodePicture(upload, sizes));

interface Sizes {
  maxSide?: number;
  thumbnail?: number;
}

async function decodePicture(
  { file, filename, bbox }: Upload,
  { maxSide, thumbnail }: Sizes,
): Promise<Picture> {
  const format = formatOf(file);
  if (!format) throw new BadRequest(UNSUPPORTED);
  const { extension } = FORMATS[format];
  try {
    const size = await uprightSize(file);
    const box = bbox ? readBox(bbox, size) : undefined;
    if (!hasImageName(filename)) throw new BadRequest('This file type is not allowed.');
    const stem = newStem();
    const name = `${stem}.${extension}`;
    const resized = open(file).resize({
      width: maxSide,
      height: maxSide,
      fit: 'inside',
      withoutEnlargement: true,
    });
    const files = [{ name, content: await encode(resized, format) }];
    if (thumbnail !== undefined) {
      const square = thumbnailOf(file, thumbnail, box, format);
      files.push({
        name: `${stem}-${thumbnail.toString()}.${extension}`,
        content: await encode(square, format),
      });
    }
    return { name, files };
  } catch (error) {
    if (error instanceof BadRequest) throw error;
    // Errors of the decoder are caused by the file, so they are not server errors.
    const isTooLarge = /pixel limit|timeout/i.test((error as Error).message);
    throw new BadRequest(isTooLarge ? 'Image is too large' : UNSUPPORTED);
  }
}

const UNSUPPORTED = 'Unsupported image format';

/** The format, according to the first bytes, so that uploads only reach these three decoders. */
function formatOf(file: Buffer): Format | undefined {
  const begin = file.subarray(0, 12).toString('latin1');
  if (begin.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  return /^RIFF[^]{4}WEBP$/.test(begin) ? 'webp' : undefined;
}

/** Like udata, checks the extension of the file name as well. */
const hasImageName = (filename: string) =>
  /[^.].*\.(jpg|jpe|jpeg|png|gif|svg|bmp|webp)$/is.test(filename);

const open = (file: Buffer): Sharp =>
  sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .timeout({ seconds: TIMEOUT_S })
    .autoOrient();

const encode = (image: Sharp, format: Format): Promise<Buffer> => image.toFormat(format).toBuffer();

interface Size {
  width: number;
  height: number;
}

async function uprightSize(file: Buffer): Promise<Size> {
  const { autoOrient, width, height } = await open(file).metadata();
  return autoOrient ?? { width, height };
}

type Box = { left: number; top: number; width: number; height: number };

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function readBox(text: string, { width, height }: Size): Box {
  const parts = text.split(',');
  const numbers = parts.map((part) => (NUMBER.test(part) ? Math.trunc(Number(part)) : NaN));
  const [left = NaN, upper = NaN, right = NaN, lower = NaN] = numbers;
  if (parts.length !== 4 || !numbers.every(Number.isFinite)) {
    throw new BadRequest('Invalid bounding box');
  }
  if (left < 0 || left >= right || right > width || upper < 0 || upper >= lower || lower > height) {
    throw new BadRequest('Bounding box outside of the image');
  }
  return { left, top: upper, width: right - left, height: lower - upper };
}

function thumbnailOf(file: Buffer, side: number, box: Box | undefined, format: Format): Sharp {
  const image = open(file);
  if (box) return image.extract(box).resize(side, side, { fit: 'fill' });
  // JPEG has no transparency.
  const background = { r: 255, g: 255, b: 255, alpha: format === 'jpeg' ? 1 : 0 };
  return image.resize(side, side, { fit: 'contain', background });
}
