import { parseUuid } from '../identifiers/uuid';
import { pythonText } from '../http/pythonText';

/** The parts of a field's schema in the contract that are checked. */
export interface FieldSchema {
  type?: string;
  enum?: readonly unknown[];
  format?: string;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  /** A message to use instead of the default one. */
  refusal?: string;
  anyOf?: readonly FieldSchema[];
}

/** An object schema of the contract. */
export interface ModelSchema {
  properties: Record<string, FieldSchema>;
  required?: readonly string[];
}

/**
 * Check the values of an object against its schema.
 *
 * Null is refused only in required fields. Dates must already be parsed, since texts are refused.
 * Lists and dictionaries are not checked here.
 *
 * @param checks further checks of texts by field, which return a message or undefined
 * @returns udata's messages by field; empty when all values are valid
 */
export function modelErrors(
  schema: ModelSchema,
  values: Record<string, unknown>,
  checks: Record<string, (text: string) => string | undefined> = {},
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    const value = values[name] ?? null;
    const reason =
      fieldError(field, value, schema.required?.includes(name) ?? false) ??
      (typeof value === 'string' ? checks[name]?.(value) : undefined);
    if (reason !== undefined) errors[name] = reason;
  }
  return errors;
}

function fieldError(field: FieldSchema, value: unknown, isRequired: boolean): string | undefined {
  if (value === null) return isRequired ? 'Field is required' : undefined;
  const present = field.anyOf?.find(({ type }) => type !== 'null') ?? field;
  const { type, format, enum: choices } = present;
  if (choices) return choices.includes(value) ? undefined : (present.refusal ?? oneOf(choices));
  if (type === 'boolean' && typeof value !== 'boolean') {
    return 'BooleanField only accepts boolean values';
  }
  if (format === 'uuid' && (typeof value !== 'string' || parseUuid(value) === undefined)) {
    return 'Could not convert to UUID: badly formed hexadecimal UUID string';
  }
  if (type === 'integer') return integerError(present, value);
  return type === 'string' ? textError(present, value) : undefined;
}

function integerError({ minimum, maximum }: FieldSchema, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return `${pythonText(value)} could not be converted to int`;
  }
  if (minimum !== undefined && value < minimum) return 'Integer value is too small';
  return maximum !== undefined && value > maximum ? 'Integer value is too large' : undefined;
}

function textError({ format, maxLength, pattern }: FieldSchema, value: unknown) {
  if (format === 'date-time') {
    return value instanceof Date ? undefined : `cannot parse date "${pythonText(value)}"`;
  }
  if (typeof value !== 'string') return 'StringField only accepts string values';
  // Counted in code points, as in Python, and not in UTF-16 units.
  if (maxLength !== undefined && [...value].length > maxLength) return 'String value is too long';
  return pattern !== undefined && !new RegExp(pattern, 'u').test(value)
    ? 'String value did not match validation regex'
    : undefined;
}

const oneOf = (choices: readonly unknown[]) =>
  `Value must be one of [${choices.map((choice) => `'${String(choice)}'`).join(', ')}]`;
