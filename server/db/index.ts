export { CallAborted, runForCall } from './callScope';
export { imageFolderOf } from './embedded';
export {
  DatabaseUnavailable,
  DataFolderInUse,
  DataFolderUnusable,
  isTooSlow,
  isUniqueViolation,
  isUnavailable,
  isUnstorableText,
} from './failures';
export { copyLockedFolder } from './folderLock';
export type { ReplicaReads } from './replicas';
export { type Batches, groupsBySize } from './rowBatches';
export type { Database } from './schema';
export { openStore, type PoolFigures, type Store, type StoreLocation } from './store';
export { vacuum } from './vacuum';
