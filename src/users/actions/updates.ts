import type { Action, Json, Values, Write } from '../../jobs';

/** A change of fields of an account. */
export const update = (body: Values): Write => ({ kind: 'update', body });

/** Whether an account has all the values of a change. */
export const isUpdateApplied: Action['isApplied'] = ({ body }, values) =>
  Object.entries(body).every(([field, value]) => isSame(values[field] ?? null, value));

/**
 * The change that brings back the fields that another changed.
 *
 * A website that was cleared stays so: it was refused, and would be again, with all the rest. The
 * journal keeps it.
 */
export const inverseUpdate: Action['inverse'] = ({ body }, before) =>
  update(
    Object.fromEntries(
      Object.keys(body)
        .filter((field) => field !== 'website')
        .map((field) => [field, before[field] ?? null]),
    ),
  );

/** Clears an old website that is refused today, and with it any other change: in the same call. */
export const clearedWebsite = (params: Values): Values =>
  params.clear_website === true ? { website: null } : {};

// The API keeps the order of roles, and gives no meaning to it.
const isSame = (a: Json, b: Json) => normal(a) === normal(b);
const normal = (value: Json) =>
  JSON.stringify(Array.isArray(value) ? [...value].map(String).sort() : value);
