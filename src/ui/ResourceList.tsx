import { type ReactElement, useEffect } from 'react';
import {
  List,
  type ListProps,
  useRemoveFromStore,
  useResourceContext,
  useStore,
} from 'react-admin';
import { Navigate, useLocation } from 'react-router-dom';
import { validParams } from './listAddress';

interface Props extends Omit<ListProps, 'filters'> {
  /** The fields that the list can be sorted by. */
  sortFields: readonly string[];
  pageSizes: readonly number[];
  filters?: ReactElement<{ source: string }>[];
}

/**
 * A list whose address may come from anywhere. A page size, a sort or a filter that the list does
 * not have is dropped from the address, and from what an earlier visit has stored.
 */
export const ResourceList = ({ sortFields, pageSizes, filters, ...props }: Props) => {
  const { pathname, search } = useLocation();
  const key = `${String(useResourceContext(props))}.listParams`;
  const [stored] = useStore<Record<string, unknown>>(key, {});
  const remove = useRemoveFromStore();
  const sources = filters?.map((filter) => filter.props.source) ?? [];
  const rules = { sortFields, pageSizes, filters: sources };

  const given = [...new URLSearchParams(search)];
  const valid = Object.entries(validParams(Object.fromEntries(given), rules));
  const isForgotten = Object.keys(validParams(stored, rules)).length < Object.keys(stored).length;
  useEffect(() => {
    if (isForgotten) remove(key);
  }, [isForgotten, remove, key]);

  if (valid.length < given.length) {
    const to = new URLSearchParams(valid.map(([name, value]) => [name, String(value)]));
    return <Navigate to={{ pathname, search: to.toString() }} replace />;
  }
  return isForgotten ? null : <List {...props} filters={filters} />;
};
