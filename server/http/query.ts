import { InvalidParameter } from '../errors';
import { pythonRepr } from './pythonText';

/** A parameter as the contract's schemas describe it. */
export interface ParameterSchema {
  type?: string;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  default?: unknown;
  /** udata's help text: it opens the reason of a refusal. */
  description?: string;
  /** A reason that stands alone, help text and value left out. */
  refusal?: string;
}

/** An object schema whose properties are parameters, in the order in which they are judged. */
export interface QuerySchema {
  properties: Record<string, ParameterSchema>;
  required?: readonly string[];
}

type Query = Record<string, string | string[] | undefined>;

/**
 * Read the parameters that a schema names, with udata's leniency and udata's reasons.
 *
 * Given several times, the first value counts but each is judged. Others are ignored.
 *
 * @throws InvalidParameter for the first that is refused
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
    values[name] = given.length > 0 ? first : parameter.default;
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
  const value = /^\s*[+-]?\d+\s*$/.test(text) ? countable(Number(text)) : undefined;
  if (minimum !== undefined && maximum !== undefined) {
    return value !== undefined && value >= minimum && value <= maximum
      ? { value }
      : {
          reason: `The ${name} must be an integer between ${minimum.toString()} and ${maximum.toString()}.`,
        };
  }
  if (value === undefined) {
    // A number without bounds is read by Python itself.
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

// What no database counts to asks for no more than the farthest number that all of them know.
const countable = (value: number) =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER));

function readBoolean(text: string): Read {
  const value = text.toLowerCase();
  if (['true', '1', 'on'].includes(value)) return { value: true };
  if (['false', '0', ''].includes(value)) return { value: false };
  return { reason: `Invalid literal for boolean(): ${text}` };
}

/** udata's other kind of boolean: any text is true, `false` and `0` included. */
export const isTruthy = (text: string | undefined) => Boolean(text);
