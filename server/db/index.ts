export { DatabaseUnavailable, DataFolderInUse } from './failures';
export type { Database } from './schema';
export { openStore, type Store, type StoreLocation } from './store';
export { vacuum } from './vacuum';
