import type { FastifyRequest } from 'fastify';
import type { Page } from '../../src/api/contract';
import { NotFound } from '../errors';

/** Which rows a page asks for. */
export interface PageRequest {
  page: number;
  page_size: number;
}

/** Rows of one page, with the count of all. */
export interface Rows<T> {
  rows: T[];
  total: number;
}

/** How many rows to pass over and how many to take at most, within what databases count to. */
export const rangeOf = ({ page, page_size }: PageRequest) => ({
  offset: Math.min((page - 1) * page_size, Number.MAX_SAFE_INTEGER),
  limit: page_size,
});

/**
 * The envelope around the rows of a page.
 *
 * @throws NotFound for a page other than the first that holds no row
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

// Names that Flask takes for its own when it builds an address.
const FLASK_ARGUMENTS = ['endpoint', '_anchor', '_method', '_scheme', '_external'];

function pageUrl(request: FastifyRequest, page: number): string {
  const url = new URL(request.url, request.origin);
  for (const name of FLASK_ARGUMENTS) url.searchParams.delete(name);
  url.searchParams.set('page', page.toString());
  return url.href;
}
