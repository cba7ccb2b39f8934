import pg from 'pg';

/** Another live process works on the same data folder. */
export class DataFolderInUse extends Error {
  constructor(readonly dataDir: string) {
    super(`The data folder ${dataDir} is in use by another process.`);
  }
}

/** The database cannot be opened; `message` is one line without any password. */
export class DatabaseUnavailable extends Error {}

/** Whether a statement failed because of a text that PostgreSQL does not store: one with U+0000. */
export const isUnstorableText = (error: unknown) =>
  error instanceof pg.DatabaseError && (error.code === '22021' || error.code === '22P05');

/** Whether a statement failed because another row has the value of a unique constraint. */
export const isTaken = (error: unknown, constraint: string) =>
  error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;
