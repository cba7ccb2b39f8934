import type { PaginationPayload, SortPayload } from 'react-admin';

const valueAt = (record: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], record);

const compare = (one: unknown, other: unknown) =>
  String(one ?? '').localeCompare(String(other ?? ''), undefined, { numeric: true });

/** Sorts and pages records that the API returns all at once. */
export const pageOf = <T>(
  records: readonly T[],
  { pagination, sort }: { pagination?: PaginationPayload; sort?: SortPayload },
): { data: T[]; total: number } => {
  const sorted = sort?.field
    ? records.toSorted(
        (one, other) =>
          compare(valueAt(one, sort.field), valueAt(other, sort.field)) *
          (sort.order === 'DESC' ? -1 : 1),
      )
    : [...records];
  const { page, perPage } = pagination ?? { page: 1, perPage: sorted.length };
  return { data: sorted.slice((page - 1) * perPage, page * perPage), total: sorted.length };
};
