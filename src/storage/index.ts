export { databaseExists } from './databaseExists';
export { tabLocks } from './databaseLocks';
export { createModeratorStore, forgetModerator } from './moderatorStore';
export { detectFullStorage, StorageFullError } from './storageFull';
