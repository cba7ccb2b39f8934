export { databaseExists } from './databaseExists';
export { createModeratorStore, forgetModerator } from './moderatorStore';
export { detectFullStorage, StorageFullError } from './storageFull';
