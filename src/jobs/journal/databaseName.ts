// Alone, so that reading the name does not load Dexie.
export const DATABASE_NAME = 'vigie-jobs';
