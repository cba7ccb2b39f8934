/** The parts of a JSON schema that are read or changed here. */
export interface Schema {
  type?: string;
  enum?: readonly unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  anyOf?: Schema[];
  description?: string;
  /** The response ignores masks. */
  'x-unmasked'?: true;
}

/** The header in which a caller lists the keys to return. */
export const MASK_PARAMETER = {
  name: 'X-Fields',
  in: 'header',
  required: false,
  description:
    'Comma-separated names of the keys to return: `id,metrics{followers}`, or for a page ' +
    '`data{id,slug},total`. `*` means all other keys. Without this header, all keys are returned.',
  schema: { type: 'string' },
};

/** The schema of a response that accepts masks: whole, with its `required` keys, or masked. */
export function maskable(schema: Schema): Schema {
  if (schema.type === 'array' && schema.items) return { ...schema, items: maskable(schema.items) };
  return schema.properties ? { anyOf: [schema, masked(schema)] } : schema;
}

/** The schema of a masked object: the same keys, all optional, at every depth. */
export function masked({ required: _, ...schema }: Schema): Schema {
  const { items, properties, anyOf } = schema;
  return {
    ...schema,
    ...(items && { items: masked(items) }),
    ...(anyOf && { anyOf: anyOf.map(masked) }),
    ...(properties && {
      description: 'Only the keys selected with `X-Fields`',
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, masked(value)]),
      ),
    }),
  };
}
