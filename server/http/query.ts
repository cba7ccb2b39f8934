import { InvalidParameter } from '../errors';
import { pythonRepr } from './pythonText';

/** A query parameter, as the schemas of the contract describe it. */
export interface ParameterSchema {
  type?: string;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  default?: unknown;
  /** udata's help text. Error messages start with it. */
  description?: string;
  /** A whole error message, in place of the help text and the reason. */
  refusal?: string;
}

/** An object schema whose properties are query parameters, in the order of their validation. */
export interface QuerySchema {
  properties: Record<string, ParameterSchema>;
  required?: readonly string[];
}

type Query = Record<string, string | string[] | undefined>;

/**
 * Read the query parameters of a schema, with the same leniency and error messages as udata.
 *
 * If a parameter is given several times, all values are validated and the first is returned, except for
 * an array, which has all of them.
 * Parameters that are not in the schema are ignored.
 *
 * @throws InvalidParameter for the first invalid parameter
 */
export function readQuery(schema: QuerySchema, query: Query): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(schema.properties)) {
    const given = [query[name] ?? []].flat();
    const refuse = (reason: string) =>
      new InvalidParameter(
        name,
        parameter.refusal ?? [parameter.description, reason].filter(Boolean).join(' '),
      );
    if (given.length === 0 && schema.required?.includes(name)) {
      throw refuse('Missing required parameter in the query string');
    }
    const [first] = given.map((text) => {
      const read = readValue(name, parameter, text);
      if ('reason' in read) throw refuse(read.reason);
      return read.value;
    });
    if (parameter.type === 'array') values[name] = given.length > 0 ? given : undefined;
    else values[name] = given.length > 0 ? first : parameter.default;
  }
  return values;
}

type Read = { value: unknown } | { reason: string };

function readValue(name: string, parameter: ParameterSchema, text: string): Read {
  if (parameter.enum) {
    return parameter.enum.includes(text)
      ? { value: text }
      : { reason: `The value '${text}' is not a valid choice for '${name}'.` };
  }
  if (parameter.type === 'integer') return readInteger(name, parameter, text);
  if (parameter.type === 'boolean') return readBoolean(text);
  return { value: text };
}

function readInteger(name: string, { minimum, maximum }: ParameterSchema, text: string): Read {
  const value = /^\s*[+-]?\d+\s*$/.test(text) ? clampToSafe(Number(text)) : undefined;
  if (minimum !== undefined && maximum !== undefined) {
    return value !== undefined && value >= minimum && value <= maximum
      ? { value }
      : {
          reason: `The ${name} must be an integer between ${minimum.toString()} and ${maximum.toString()}.`,
        };
  }
  if (value === undefined) {
    // Without bounds, the error message is that of Python's `int`.
    return minimum === undefined
      ? { reason: `invalid literal for int() with base 10: ${pythonRepr(text)}` }
      : { reason: `${text} is not a valid integer` };
  }
  if (minimum !== undefined && value < minimum) {
    return {
      reason: `Invalid ${name}: ${BigInt(text.trim()).toString()}. ${name} must be a positive integer`,
    };
  }
  return { value };
}

// Larger numbers would be out of range in the database, and match no more rows anyway.
const clampToSafe = (value: number) =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER));

function readBoolean(text: string): Read {
  const value = text.toLowerCase();
  if (['true', '1', 'on'].includes(value)) return { value: true };
  if (['false', '0', ''].includes(value)) return { value: false };
  return { reason: `Invalid literal for boolean(): ${text}` };
}
