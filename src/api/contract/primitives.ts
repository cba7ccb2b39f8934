import * as Type from 'typebox';
import type { TSchema } from 'typebox';

/** A value that udata may send as null. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A MongoDB identifier: 24 hexadecimal characters, in lower case in responses. */
export const ObjectId = Type.String({ pattern: '^[0-9a-f]{24}$' });

/**
 * A date as Python's `isoformat()` writes it in UTC: `2025-05-29T01:50:17.216000+00:00`.
 * Older servers write no offset, or a `Z`. Accept all three.
 */
export const DateTime = Type.String({ format: 'date-time' });

/** An object with any keys. Not `Type.Record`, with which the console would load twice as much of typebox. */
export const Dictionary = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
});
