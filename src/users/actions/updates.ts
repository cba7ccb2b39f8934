import type { Action, Json, Values, Write } from '../../jobs';

/** A write that changes fields of an account. */
export const update = (body: Values): Write => ({ kind: 'update', body });

/** Whether an account has all the values of an update. */
export const isUpdateApplied: Action['isApplied'] = ({ body }, values) =>
  Object.entries(body).every(([field, value]) => isSame(values[field] ?? null, value));

/**
 * The update that restores the fields changed by another.
 *
 * A cleared website is not restored: the API refused it before, and would refuse the whole undo
 * because of it. The journal keeps its value.
 */
export const inverseUpdate: Action['inverse'] = ({ body }, before) =>
  update(
    Object.fromEntries(
      Object.keys(body)
        .filter((field) => field !== 'website')
        .map((field) => [field, before[field] ?? null]),
    ),
  );

/** Clears, in the same call, an old website that would make the API refuse any other change. */
export const clearedWebsite = (params: Values): Values =>
  params.clear_website === true ? { website: null } : {};

// The API keeps the order of roles, but it has no meaning.
const isSame = (a: Json, b: Json) => normal(a) === normal(b);
const normal = (value: Json) =>
  JSON.stringify(Array.isArray(value) ? [...value].map(String).sort() : value);
