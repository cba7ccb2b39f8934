import pg from 'pg';

/** Another live process works on the same data folder. */
export class DataFolderInUse extends Error {
  constructor(readonly dataDir: string) {
    super(`The data folder ${dataDir} is in use by another process.`);
  }
}

/** There is no folder where the data should be, and none can be made; `message` is one line. */
export class DataFolderUnusable extends Error {
  constructor(cause: Error) {
    super(`The folder at DATA_DIR cannot be used: ${cause.message}`, { cause });
  }
}

/** The database cannot be opened; `message` is one line without any password. */
export class DatabaseUnavailable extends Error {}

/** Whether a statement failed because of a text that PostgreSQL does not store: one with U+0000. */
export const isUnstorableText = (error: unknown) =>
  error instanceof pg.DatabaseError && (error.code === '22021' || error.code === '22P05');

/** Whether a statement failed because another row has the value of a unique constraint. */
export const isUniqueViolation = (error: unknown, constraint: string) =>
  error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;

/** Classes of what a server says when it cannot serve now, and single codes outside of them. */
const PASSING_CLASSES = [
  '08', // connection
  '53', // disk, memory or connections exhausted
  '58', // the system under it
];
const PASSING_CODES = [
  '25006', // a standby, or a primary that became one
  '40001', // cancelled in favour of what a standby replays
  '40P01', // deadlock
  '57014', // took longer than allowed
  '57P01', // being stopped
  '57P02', // crashed
  '57P03', // starting
  'XX000', // its log or a file could not be written
];
const PASSING_SYSTEM_ERRORS = [
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
// `pg` and its pool make errors of their own, without a code.
const PASSING_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;

/**
 * Whether a query failed because the database cannot be reached or cannot work just now. The same
 * query may succeed in a moment; whether a change was made is not known.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    return PASSING_CODES.includes(code) || PASSING_CLASSES.includes(code.slice(0, 2));
  }
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  // Of the system calls, those of the connection: a missing file is another matter.
  const isOfConnection = syscall !== undefined && syscall !== 'open' && syscall !== 'stat';
  return (
    (isOfConnection && PASSING_SYSTEM_ERRORS.includes(code ?? '')) ||
    PASSING_MESSAGES.test(error.message)
  );
}
