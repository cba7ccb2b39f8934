export { databaseExists } from './databaseExists';
export { tabLocks } from './databaseLocks';
export { createDraftStore, type Drafts } from './drafts';
export { createModeratorStore, forgetModerator } from './moderatorStore';
export { detectFullStorage, StorageFullError } from './storageFull';
