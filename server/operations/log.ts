import type { FastifyLoggerOptions, FastifyRequest } from 'fastify';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
  level: LogLevel;
  /** Gets one line of JSON at a time; the standard error output by default. */
  stream?: { write(line: string): unknown };
}

/**
 * The log as Fastify's options: a JSON object a line, with nothing in it that callers wrote.
 *
 * On the error output, so that what the start says to people stays readable on the other one.
 */
export const logOptions = ({ level, stream = process.stderr }: LogOptions) => ({
  level,
  stream,
  base: undefined,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  hooks: { logMethod: withoutOwnMessage },
  formatters: { level: (label: string) => ({ level: label }) },
  // Whatever part of Fastify logs a call or an answer: no address, no header.
  serializers: {
    req: methodOf,
    res: () => ({}),
    err: describeError as NonNullable<NonNullable<FastifyLoggerOptions['serializers']>['err']>,
  },
});

/** pino says the message of an error that is logged alone, whatever the serializer leaves out. */
function withoutOwnMessage(
  this: unknown,
  args: unknown[],
  method: (...args: unknown[]) => void,
): void {
  method.apply(this, args[0] instanceof Error && args.length === 1 ? [args[0], 'error'] : args);
}

const methodOf = ({ method }: FastifyRequest) => ({ method });

/**
 * An error without the values it was about: of the properties that libraries hang on errors only
 * names are kept, and the message of a database or parser is left out, which may quote a caller.
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

/** PostgreSQL's errors carry a severity. */
const mayQuote = (error: Error) => error.name === 'SyntaxError' || 'severity' in error;

/** A stack begins with the message. */
const framesOf = (stack = '') => /^ {4}at [^]*/m.exec(stack)?.[0];
