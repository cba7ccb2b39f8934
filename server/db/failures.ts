import pg from 'pg';

/** Another running process uses the same data folder. */
export class DataFolderInUse extends Error {
  constructor(readonly dataDir: string) {
    super(`The data folder ${dataDir} is in use by another process.`);
  }
}

/** The data folder does not exist and cannot be created. `message` is one line. */
export class DataFolderUnusable extends Error {
  constructor(cause: Error) {
    super(`The folder at DATA_DIR cannot be used: ${cause.message}`, { cause });
  }
}

/** The database cannot be opened. `message` is one line and contains no password. */
export class DatabaseUnavailable extends Error {}

/** Whether a statement failed because a text contains U+0000, which PostgreSQL cannot store. */
export const isUnstorableText = (error: unknown) =>
  error instanceof pg.DatabaseError && (error.code === '22021' || error.code === '22P05');

/** Whether a statement failed because another row has the same value for a unique constraint. */
export const isUniqueViolation = (error: unknown, constraint: string) =>
  error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;

/** Whether a statement was cancelled because it took too long. It would take as long again. */
export const isTooSlow = (error: unknown) =>
  error instanceof pg.DatabaseError && error.code === '57014';

/** SQLSTATE classes of a server that is unavailable for now. */
const TRANSIENT_CLASSES = [
  '08', // connection exception
  '53', // disk, memory or connections exhausted
  '58', // system error
];
/** Single SQLSTATE codes of the other classes, with the same meaning. */
const TRANSIENT_CODES = [
  '25006', // read only: a standby, or a primary that became one
  '40001', // cancelled because of a conflict with what a standby replays
  '40P01', // deadlock
  '57P01', // shutting down
  '57P02', // crashed
  '57P03', // starting up
  'XX000', // the log or a file could not be written
];
const TRANSIENT_SYSTEM_ERRORS = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
// Errors of `pg` and its pool have no code.
const TRANSIENT_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;

/**
 * Whether a query failed because the database cannot be reached or cannot work for now.
 *
 * The same query may succeed a moment later. If it was a change, it may have been made or not.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    return TRANSIENT_CODES.includes(code) || TRANSIENT_CLASSES.includes(code.slice(0, 2));
  }
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  // Only system calls of the connection count: a missing file has the same code and other causes.
  const isOfConnection = syscall !== undefined && syscall !== 'open' && syscall !== 'stat';
  return (
    (isOfConnection && TRANSIENT_SYSTEM_ERRORS.includes(code ?? '')) ||
    TRANSIENT_MESSAGES.test(error.message)
  );
}
