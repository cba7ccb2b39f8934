export { DatabaseUnavailable, DataFolderInUse, isTaken, isUnstorableText } from './failures';
export type { Database } from './schema';
export { openStore, type Store, type StoreLocation } from './store';
export { vacuum } from './vacuum';
