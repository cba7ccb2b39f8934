import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import { NotReady } from '../errors';
import { isImageName, stemOf } from './names';
import type { ImageFile, ImageStorage } from './storage';

/** Images as files of a folder, which is created if it is missing. Only this system account can read them. */
export async function folderImages(folder: string): Promise<ImageStorage> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const images: ImageStorage = {
    async write({ name, content }) {
      const path = pathOf(folder, name);
      if (await exists(path)) return;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const unfinished = `${path}.part`;
      try {
        await writeDurably(unfinished, content);
        await rename(unfinished, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(unfinished, { force: true });
        if (!isOutOfSpace(error)) throw error;
        throw new NotReady('The disk of the server is full: the image was not stored.');
      }
    },
    async read(name) {
      if (!isImageName(name)) return undefined;
      const file = await open(pathOf(folder, name)).catch(ifMissing(undefined));
      if (!file) return undefined;
      const { size } = await file.stat();
      return { bytes: size, content: file.createReadStream() };
    },
    async remove(name) {
      const stem = stemOf(name);
      if (stem === undefined) return;
      const path = join(folder, stem);
      const beside = await readdir(dirname(path)).catch(ifMissing([]));
      for (const each of beside) {
        const other = join(dirname(path), each);
        if (other.startsWith(path)) await rm(other, { force: true });
      }
    },
    async names() {
      const paths = await readdir(folder, { recursive: true });
      return paths
        .map((path) => path.replaceAll('\\', '/'))
        .filter(isImageName)
        .sort();
    },
    within: () => images,
  };
  return images;
}

/** Move the images of earlier versions, which were rows of the embedded database, into files. */
export async function moveToFolder(db: Kysely<Database>, folder: ImageStorage): Promise<void> {
  for (;;) {
    const row = await db.selectFrom('images').selectAll().limit(1).executeTakeFirst();
    if (!row) return;
    if (isImageName(row.name)) await folder.write(row);
    await db.deleteFrom('images').where('name', '=', row.name).execute();
  }
}

/**
 * Let the files of a folder also be in another one, on the same disk. Both can delete theirs.
 *
 * Files that disappear meanwhile are left out.
 */
export async function linkImages(from: string, to: string): Promise<void> {
  for (const name of await (await folderImages(from)).names()) {
    await mkdir(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    await link(join(from, name), join(to, name)).catch((error: unknown) => {
      if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
    });
  }
}

/** @throws Error when it is not the name of an image, which could lead out of the folder */
function pathOf(folder: string, name: string): string {
  if (!isImageName(name)) throw new Error('Not the name of an image.');
  return join(folder, name);
}

async function writeDurably(path: string, content: ImageFile['content']): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Make the names in a folder durable. Windows cannot open folders, and needs no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const exists = (path: string) => stat(path).then(() => true, ifMissing(false));

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';
const isOutOfSpace = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes(codeOf(error));

/** What a promise gives when a file does not exist. Other errors are thrown. */
const ifMissing =
  <T>(value: T) =>
  (error: unknown): T => {
    if (codeOf(error) === 'ENOENT') return value;
    throw error;
  };
