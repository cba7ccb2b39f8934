import type { FastifyLoggerOptions, FastifyRequest } from 'fastify';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
  level: LogLevel;
  /** Receives one line of JSON at a time. Standard error by default. */
  stream?: { write(line: string): unknown };
}

/**
 * Options for Fastify's log: one JSON object per line, without any text from callers.
 *
 * It goes to standard error, so that the messages for people on standard output stay readable.
 */
export const logOptions = ({ level, stream = process.stderr }: LogOptions) => ({
  level,
  stream,
  base: undefined,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  hooks: { logMethod: withoutOwnMessage },
  formatters: { level: (label: string) => ({ level: label }) },
  // For log lines of Fastify itself: no addresses, no headers.
  serializers: {
    req: methodOf,
    res: () => ({}),
    err: describeError as NonNullable<NonNullable<FastifyLoggerOptions['serializers']>['err']>,
  },
});

/** For an error that is logged alone, pino adds its message, even if the serializer leaves it out. */
function withoutOwnMessage(
  this: unknown,
  args: unknown[],
  method: (...args: unknown[]) => void,
): void {
  method.apply(this, args[0] instanceof Error && args.length === 1 ? [args[0], 'error'] : args);
}

const methodOf = ({ method }: FastifyRequest) => ({ method });

/**
 * An error without any values from callers.
 *
 * Of the properties that libraries add to errors, only codes and names are kept. The messages of the
 * database and of parsers are left out, since they may quote values.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, code, table, constraint, cause } = error as Error & Record<string, unknown>;
  return {
    type: error.constructor.name === 'Error' ? name : error.constructor.name,
    code,
    table,
    constraint,
    message: mayQuote(error) ? undefined : error.message,
    stack: framesOf(error.stack),
    cause: cause === undefined ? undefined : describeError(cause),
  };
}

/** Errors of PostgreSQL have a severity. */
const mayQuote = (error: Error) => error.name === 'SyntaxError' || 'severity' in error;

/** The stack without its first lines, which are the message. */
const framesOf = (stack = '') => /^ {4}at [^]*/m.exec(stack)?.[0];
