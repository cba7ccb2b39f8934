/** What a schema of the contract says of one field that a caller writes. */
export interface FieldSchema {
  type?: string;
  enum?: readonly unknown[];
  maxLength?: number;
  /** A reason in place of ours. */
  refusal?: string;
  anyOf?: readonly FieldSchema[];
}

/** An object schema of the contract. */
export interface ModelSchema {
  properties: Record<string, FieldSchema>;
  required?: readonly string[];
}

/**
 * Why the values of an object break its schema, by field; empty when they do not.
 *
 * Reasons are udata's. Null breaks required fields alone. Lists are not judged here.
 */
export function modelErrors(
  schema: ModelSchema,
  values: Record<string, unknown>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    const reason = fieldError(
      field,
      values[name] ?? null,
      schema.required?.includes(name) ?? false,
    );
    if (reason !== undefined) errors[name] = reason;
  }
  return errors;
}

function fieldError(field: FieldSchema, value: unknown, isRequired: boolean): string | undefined {
  if (value === null) return isRequired ? 'Field is required' : undefined;
  const present = field.anyOf?.find(({ type }) => type !== 'null') ?? field;
  const { type, enum: choices, maxLength } = present;
  if (choices) return choices.includes(value) ? undefined : (present.refusal ?? oneOf(choices));
  if (type === 'boolean' && typeof value !== 'boolean') {
    return 'BooleanField only accepts boolean values';
  }
  if (type !== 'string') return undefined;
  if (typeof value !== 'string') return 'StringField only accepts string values';
  // Characters, not UTF-16 units: Python counts so.
  return maxLength !== undefined && [...value].length > maxLength
    ? 'String value is too long'
    : undefined;
}

const oneOf = (choices: readonly unknown[]) =>
  `Value must be one of [${choices.map((choice) => `'${String(choice)}'`).join(', ')}]`;
