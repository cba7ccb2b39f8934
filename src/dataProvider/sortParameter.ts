import type { SortPayload } from 'react-admin';

/**
 * Converts react-admin's sort to the API's `sort` parameter.
 *
 * @param keys the API's key for each sortable `source`. Keys are not always the names of fields
 * @returns undefined for the API's own order (newest first, or by relevance in a search)
 * @throws Error for a source that the API cannot sort by
 */
export const sortParameter = (
  sort: SortPayload | undefined,
  keys: Readonly<Record<string, string>>,
): string | undefined => {
  if (sort === undefined || sort.field === DEFAULT_SORT.field) return undefined;
  const key = keys[sort.field];
  if (key === undefined) throw new Error(`The API cannot sort by ${sort.field}`);
  return sort.order === 'DESC' ? `-${key}` : key;
};

/** The API's own order. react-admin requires a field name, and no record has this one. */
export const DEFAULT_SORT: SortPayload = { field: 'default', order: 'ASC' };
