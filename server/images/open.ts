import type { Store } from '../db';
import { folderImages, moveToFolder } from './folderImages';
import type { ImageStorage } from './storage';
import { tableImages } from './tableImages';

/** The images of a database: files in its data folder or, with a PostgreSQL server, rows. */
export async function openImages({ db, imageLocation }: Store): Promise<ImageStorage> {
  if ('db' in imageLocation) return tableImages(imageLocation.db);
  const storage = await folderImages(imageLocation.folder);
  await moveToFolder(db, storage);
  return storage;
}
