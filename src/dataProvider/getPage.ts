import { HttpError, type PaginationPayload } from 'react-admin';
import type { TSchema } from 'typebox';
import type { ApiClient } from '../api';
import { Page } from '../api/contract';

interface PageRequest {
  pagination?: PaginationPayload;
  query?: Record<string, string | number | undefined>;
  schema: TSchema;
  signal?: AbortSignal;
}

const DEFAULT_PAGINATION: PaginationPayload = { page: 1, perPage: 20 };

/**
 * Read one page of a list, with the total of all pages.
 *
 * udata answers 404 for a page past the end, as happens when the last row of the last page goes:
 * the last page that has rows is read instead.
 */
export const getPage = async <T>(
  client: ApiClient,
  path: string,
  { pagination = DEFAULT_PAGINATION, query, schema, signal }: PageRequest,
): Promise<{ data: T[]; total: number }> => {
  const read = async (page: number): Promise<{ data: T[]; total: number }> => {
    const { json } = await client(path, {
      query: { ...query, page, page_size: pagination.perPage },
      schema: Page(schema),
      signal,
    });
    const { data, total } = json as Page<T>;
    return { data, total };
  };
  try {
    return await read(pagination.page);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 404 || pagination.page === 1) throw error;
    const first = await read(1);
    const lastPage = Math.ceil(first.total / pagination.perPage);
    return lastPage > 1 ? read(lastPage) : first;
  }
};
