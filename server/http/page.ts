import type { FastifyRequest } from 'fastify';
import type { Page } from '../../src/api/contract';
import { NotFound } from '../errors';

/** The page parameters of a request. */
export interface PageRequest {
  page: number;
  page_size: number;
}

/** The rows of one page, with the number of all rows. */
export interface Rows<T> {
  rows: T[];
  total: number;
}

/** The offset and limit of a page, within the range of numbers that databases accept. */
export const rangeOf = ({ page, page_size }: PageRequest) => ({
  offset: Math.min((page - 1) * page_size, Number.MAX_SAFE_INTEGER),
  limit: page_size,
});

/**
 * The response body for a page of rows.
 *
 * @throws NotFound for an empty page other than the first
 */
export function pageOf<T>(
  request: FastifyRequest,
  { page, page_size }: PageRequest,
  { rows, total }: Rows<T>,
): Page<T> {
  if (page > 1 && rows.length === 0) throw new NotFound();
  return {
    data: rows,
    page,
    page_size,
    total,
    next_page: page * page_size < total ? pageUrl(request, page + 1) : null,
    previous_page: page > 1 ? pageUrl(request, page - 1) : null,
  };
}

// Parameters that Flask's `url_for` interprets itself, so that udata's links lack them.
const FLASK_ARGUMENTS = ['endpoint', '_anchor', '_method', '_scheme', '_external'];

function pageUrl(request: FastifyRequest, page: number): string {
  const url = new URL(request.url, request.origin);
  for (const name of FLASK_ARGUMENTS) url.searchParams.delete(name);
  url.searchParams.set('page', page.toString());
  return url.href;
}
