export { detectFullStorage, StorageFullError } from './storageFull';
