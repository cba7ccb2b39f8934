import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { Nullable } from './primitives';

/**
 * The envelope of every paginated response.
 *
 * `page_size` is that of the request, not the number of rows. An empty page other than the first
 * is a 404. Source: udata 17.18, `udata/api/fields.py`.
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

/** The type of `Page(row)`: rows of `T`, and where they are in the whole list. */
export interface Page<T> {
  data: T[];
  page: number;
  page_size: number;
  total: number;
  next_page: string | null;
  previous_page: string | null;
}

// The descriptions are udata's help texts. `errors` quotes them for a refused parameter.
export const pageParameters = {
  page: Type.Optional(Type.Integer({ minimum: 1, default: 1, description: 'The page to fetch' })),
  page_size: Type.Optional(
    Type.Integer({ minimum: 1, default: 20, description: 'The page size to fetch' }),
  ),
};

/** Query of a list without other parameters. `page_size` has no maximum. */
export const PageQuery = Type.Object(pageParameters);
