import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  copyLockedFolder,
  DataFolderInUse,
  imageFolderOf,
  openStore,
  type Store,
  type StoreLocation,
} from '../db';
import { linkImages } from '../images/folderImages';

/**
 * Open the database to dump. If a running server uses the data folder, open a copy of it instead, so
 * that the server is not blocked. The copy is beside the folder and is removed on close.
 *
 * @throws DatabaseUnavailable; Error when the server cannot copy the folder; AbortError
 */
export async function openSource(location: StoreLocation, signal: AbortSignal): Promise<Store> {
  try {
    return await openStore(location);
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    return openCopy(error.dataDir, signal);
  }
}

async function openCopy(dataDir: string, signal: AbortSignal): Promise<Store> {
  // On the same disk, since the data may be too large for the temporary folder.
  const folder = await mkdtemp(join(dirname(resolve(dataDir)), '.vigie-copy-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const link = () => linkImages(imageFolderOf(dataDir), imageFolderOf(folder));
    // Before and after the copy, since it names images that are added or deleted during it.
    await link();
    await copyLockedFolder(dataDir, join(folder, 'postgres'), signal);
    await link();
    const store = await openStore({ dataDir: folder });
    return { ...store, close: () => store.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
