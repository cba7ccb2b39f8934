/** A JSON schema, as far as the document looks at it. */
export interface Schema {
  type?: string;
  enum?: readonly unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  anyOf?: Schema[];
  description?: string;
  /** No mask cuts it down. */
  'x-unmasked'?: true;
}

/** The header by which a caller names what it wants to read. */
export const MASK_PARAMETER = {
  name: 'X-Fields',
  in: 'header',
  required: false,
  description:
    'Names of the keys to keep, separated by commas: `id,metrics{followers}`; of a page ' +
    '`data{id,slug},total`; `*` stands for the others. Without it, an answer is whole.',
  schema: { type: 'string' },
};

/**
 * The schema of an answer that a mask may cut down: whole, with all that is `required`, or what
 * the mask leaves.
 */
export function maskable(schema: Schema): Schema {
  if (schema.type === 'array' && schema.items) return { ...schema, items: maskable(schema.items) };
  return schema.properties ? { anyOf: [schema, masked(schema)] } : schema;
}

/** What a mask leaves: the same keys, each of which may be missing, here and below. */
export function masked({ required: _, ...schema }: Schema): Schema {
  const { items, properties, anyOf } = schema;
  return {
    ...schema,
    ...(items && { items: masked(items) }),
    ...(anyOf && { anyOf: anyOf.map(masked) }),
    ...(properties && {
      description: 'What `X-Fields` leaves',
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, masked(value)]),
      ),
    }),
  };
}
