import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../db';
import { freshStore } from '../testing/freshStore';
import { temporaryFolder } from '../testing/temporary';
import { folderImages, linkImages } from './folderImages';
import { openImages } from './open';
import type { ImageStorage } from './storage';

const DIGITS = '0123456789abcdef0123456789abcd';
const IMAGE = `ab/${DIGITS}.png`;
const THUMBNAIL = `ab/${DIGITS}-500.png`;
const OTHER = `ab/${DIGITS.replace('d', 'e')}.png`;
/** Longer than a slice, and with bytes that are no text. */
const CONTENT = Buffer.alloc(3_000_001, Buffer.from('00ff5c0a27', 'hex'));

const contentOf = async (images: ImageStorage, name: string) => {
  const image = await images.read(name);
  return image && { bytes: image.bytes, content: await buffer(image.content) };
};

describe('the storage of images', () => {
  let store: Store;
  let images: ImageStorage;
  beforeAll(async () => {
    store = await freshStore();
    images = await openImages(store);
  });
  afterAll(() => store.close());

  it('gives what was written, and removes an image with its thumbnail only', async () => {
    for (const name of [THUMBNAIL, OTHER, IMAGE]) await images.write({ name, content: CONTENT });
    expect(await images.names()).toEqual([IMAGE, THUMBNAIL, OTHER].sort());
    const found = await contentOf(images, IMAGE);
    expect(found?.bytes).toBe(CONTENT.length);
    expect(found?.content.equals(CONTENT)).toBe(true);

    await images.remove(IMAGE);
    await images.remove(IMAGE);
    expect(await images.names()).toEqual([OTHER]);
    expect(await images.read(THUMBNAIL)).toBeUndefined();
  });

  it('never changes the content under a name', async () => {
    await images.write({ name: OTHER, content: CONTENT });
    await images.write({ name: OTHER, content: Buffer.from('other') });
    expect((await contentOf(images, OTHER))?.bytes).toBe(CONTENT.length);
  });

  it.each(['../../etc/passwd', 'ab/../x.png', `ab/${DIGITS}.svg`, `ab/${DIGITS}.png/x`, 'ab', ''])(
    'has no file %j, and removes nothing by that name',
    async (name) => {
      await images.write({ name: OTHER, content: CONTENT });
      expect(await images.read(name)).toBeUndefined();
      await images.remove(name);
      expect(await images.names()).toEqual([OTHER]);
    },
  );

  it('does not hold up the accounts while images are read slowly', async () => {
    await images.write({ name: OTHER, content: CONTENT });
    const opened = await Promise.all(Array.from({ length: 30 }, () => images.read(OTHER)));
    const users = await store.db.selectFrom('users').select('id').limit(1).execute();
    expect(users).toEqual([]);
    for (const image of opened) image?.content.destroy();
  });
});

describe('images in a folder', () => {
  it('are only for this system account, and unfinished files are none', async () => {
    const folder = join(temporaryFolder('vigie-images-'), 'images');
    const images = await folderImages(folder);
    await images.write({ name: IMAGE, content: CONTENT });
    await writeFile(join(folder, `${OTHER}.part`), 'unfinished');
    expect(await images.names()).toEqual([IMAGE]);
    expect((await stat(join(folder, IMAGE))).mode & 0o077).toBe(0);
    for (const path of [folder, join(folder, 'ab')]) {
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
  });

  it('can be in a second folder at once, until each deletes them', async () => {
    const [from, to] = [temporaryFolder('vigie-images-'), temporaryFolder('vigie-images-')];
    const [images, copy] = [await folderImages(from), await folderImages(to)];
    await images.write({ name: IMAGE, content: CONTENT });
    await linkImages(from, to);
    await images.write({ name: OTHER, content: CONTENT });
    await linkImages(from, to);
    await images.remove(IMAGE);
    expect(await copy.names()).toEqual([IMAGE, OTHER].sort());
    expect((await contentOf(copy, IMAGE))?.bytes).toBe(CONTENT.length);
  });

  it('come from the table where an earlier version kept them', async () => {
    const store = await freshStore();
    try {
      if (!('folder' in store.imageLocation)) return;
      await store.db.insertInto('images').values({ name: IMAGE, content: CONTENT }).execute();
      const images = await openImages(store);
      expect((await contentOf(images, IMAGE))?.content.equals(CONTENT)).toBe(true);
      expect(await store.db.selectFrom('images').select('name').execute()).toEqual([]);
      expect(await readdir(join(store.imageLocation.folder, 'ab'))).toEqual([`${DIGITS}.png`]);
    } finally {
      await store.close();
    }
  });
});
