import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { Nullable } from './primitives';

/**
 * The envelope of every paginated answer.
 *
 * `page_size` echoes the request, it does not count the rows. Any page but the first that
 * would hold no row is a 404. Source: udata 17.18, `udata/api/fields.py`.
 */
export const Page = <T extends TSchema>(row: T) =>
  Type.Object({
    data: Type.Array(row),
    page: Type.Integer(),
    page_size: Type.Integer(),
    total: Type.Integer(),
    next_page: Nullable(Type.String()),
    previous_page: Nullable(Type.String()),
  });

/** What `Page(row)` types: rows of `T` with their place in the whole list. */
export interface Page<T> {
  data: T[];
  page: number;
  page_size: number;
  total: number;
  next_page: string | null;
  previous_page: string | null;
}

// The descriptions are udata's help texts: a refused parameter quotes them in `errors`.
export const pageParameters = {
  page: Type.Optional(Type.Integer({ minimum: 1, default: 1, description: 'The page to fetch' })),
  page_size: Type.Optional(
    Type.Integer({ minimum: 1, default: 20, description: 'The page size to fetch' }),
  ),
};

/** Query of a list that has no other parameter. There is no maximum `page_size`. */
export const PageQuery = Type.Object(pageParameters);
