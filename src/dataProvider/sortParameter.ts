import type { SortPayload } from 'react-admin';

/**
 * react-admin's sort as the API's `sort` parameter.
 *
 * @param keys the API's key for each sortable `source`: it names its sort keys apart from its fields
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

/** The order the API gives by itself. react-admin wants a field: this one is no field. */
export const DEFAULT_SORT: SortPayload = { field: 'default', order: 'ASC' };
