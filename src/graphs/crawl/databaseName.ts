// In a file of its own, so that importing the name does not load Dexie.
export const DATABASE_NAME = 'vigie-graphs';
