import type { Schema } from './components';

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

/** The component that stands for whatever a mask leaves. */
export const MASKED: Schema = {
  type: 'object',
  description:
    'Only in answers to a call with `X-Fields`: the keys it names, of those of the whole answer.',
};

/**
 * The schema of an answer that a mask may cut down. `required` holds for whole answers: what a
 * mask leaves is told apart, for it has any keys of these, or none.
 */
export function maskable(schema: Schema): Schema {
  if (schema.type === 'array' && schema.items) return { ...schema, items: maskable(schema.items) };
  return schema.properties ? { anyOf: [schema, MASKED] } : schema;
}
