import { type ReactElement, type ReactNode, useEffect } from 'react';
import {
  type GetListResult,
  List,
  ListContextProvider,
  type ListControllerResult,
  type ListProps,
  useListContext,
  useRemoveFromStore,
  useResourceContext,
  useStore,
} from 'react-admin';
import { Navigate, useLocation } from 'react-router-dom';
import type { PartlyRead } from '../api';
import { validParams } from './listAddress';
import { UnreadableRows } from './UnreadableRows';

interface Props extends Omit<ListProps, 'filters' | 'queryOptions' | 'children'> {
  /** The fields that the list can be sorted by. */
  sortFields: readonly string[];
  pageSizes: readonly number[];
  filters?: ReactElement<{ source: string }>[];
  children: ReactNode;
}

// react-admin goes from an empty page to the first one. A page whose rows all are unreadable is not
// empty, so one row stands for them until here.
const STAND_IN = { id: 'unreadable' };

const queryOptions = {
  select: (result: GetListResult): GetListResult => {
    const { unreadable = 0 } = (result.meta ?? {}) as PartlyRead;
    return result.data.length === 0 && unreadable > 0 ? { ...result, data: [STAND_IN] } : result;
  },
};

const ReadableRows = ({ children }: { children: ReactNode }) => {
  const list = useListContext();
  const hasNone = list.data?.length === 1 && list.data[0]?.id === STAND_IN.id;
  return (
    <ListContextProvider value={hasNone ? ({ ...list, data: [] } as ListControllerResult) : list}>
      <UnreadableRows />
      {children}
    </ListContextProvider>
  );
};

/**
 * A list whose address may come from anywhere. A page size, a sort or a filter that the list does
 * not have is dropped from the address, and from what an earlier visit has stored. Above the rows, it
 * says how many could not be read.
 */
export const ResourceList = ({ sortFields, pageSizes, filters, children, ...props }: Props) => {
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
  if (isForgotten) return null;
  return (
    <List {...props} filters={filters} queryOptions={queryOptions}>
      <ReadableRows>{children}</ReadableRows>
    </List>
  );
};
