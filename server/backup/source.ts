import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  copyLockedFolder,
  DataFolderInUse,
  openStore,
  type Store,
  type StoreLocation,
} from '../db';

/**
 * Open what is to be dumped without holding up who works on it: of a data folder in use, a copy
 * beside it, gone when closed.
 *
 * @throws DatabaseUnavailable; Error when the server that holds the folder cannot copy it; AbortError
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
  // On the same disk: what is large there may not fit the temporary folder.
  const folder = await mkdtemp(join(dirname(resolve(dataDir)), '.vigie-copy-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await copyLockedFolder(dataDir, join(folder, 'postgres'), signal);
    const store = await openStore({ dataDir: folder });
    return { ...store, close: () => store.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
