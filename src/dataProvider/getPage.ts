import type { PaginationPayload } from 'react-admin';
import { type ApiClient, failureOf, type PartlyRead, type ResponseBody } from '../api';

type PageName = 'users' | 'followers' | 'organizations';

interface PageRequest<Name extends PageName> {
  pagination?: PaginationPayload;
  query?: Record<string, string | number | undefined>;
  schema: Name;
  signal?: AbortSignal;
}

const DEFAULT_PAGINATION: PaginationPayload = { page: 1, perPage: 20 };

/** A page of rows, and the total of all pages. */
interface PageResult<T> {
  data: T[];
  total: number;
  /** How many rows of this page are left out, since they cannot be read. They count in `total`. */
  meta: PartlyRead;
}

/**
 * Reads one page of a list, and the total of all pages.
 *
 * udata answers 404 for a page past the end, for instance after the last row of the last page was
 * deleted. The last page that has rows is then read instead.
 */
export const getPage = async <Name extends PageName>(
  client: ApiClient,
  path: string,
  { pagination = DEFAULT_PAGINATION, query, schema, signal }: PageRequest<Name>,
): Promise<PageResult<ResponseBody<Name>['data'][number]>> => {
  const read = async (page: number) => {
    const { json, unreadable } = await client(path, {
      query: { ...query, page, page_size: pagination.perPage },
      schema,
      signal,
    });
    return { data: json.data, total: json.total, meta: { unreadable } };
  };
  try {
    return await read(pagination.page);
  } catch (error) {
    if (failureOf(error)?.kind !== 'not_found' || pagination.page === 1) throw error;
    const first = await read(1);
    const lastPage = Math.ceil(first.total / pagination.perPage);
    return lastPage > 1 ? read(lastPage) : first;
  }
};
