import type { RefObject } from 'react';
import { useListContext, useNotify, useRedirect } from 'react-admin';
import type { User } from '../api/contract';
import { useKeys } from '../ui';
import { useSelectRow } from './RowSelection';

interface Props {
  /** The body of the table. */
  body: RefObject<HTMLTableSectionElement | null>;
}

/**
 * Keyboard navigation of the rows of the list.
 *
 * The current row is the one with the focus, so that the browser scrolls to it, screen readers read
 * it, and Enter opens its link. This is a separate component because it is rendered again whenever
 * any component binds a key, which would be slow with the rows in it.
 */
export const RowKeys = ({ body }: Props) => {
  const { data = [] } = useListContext<User>();
  const selectRow = useSelectRow();
  const redirect = useRedirect();
  const notify = useNotify();
  const rows = () => [...(body.current?.rows ?? [])];
  const place = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (by: 1 | -1) => {
    const row = rows()[place() === -1 ? 0 : place() + by];
    if (row) row.querySelector('a')?.focus();
    else notify(`keys.nothing.${by === 1 ? 'next' : 'previous'}`, { type: 'warning' });
  };
  const sayNoRow = () => {
    notify('keys.nothing.row', { type: 'warning' });
  };
  const select = (change: 'toggle' | 'extend') => {
    const user = data[place()];
    if (user) selectRow(user.id, change);
    else sayNoRow();
  };
  const go = (type: 'show' | 'edit') => {
    const user = data[place()];
    if (user) redirect(type, 'users', user.id);
    else sayNoRow();
  };
  useKeys({
    j: {
      label: 'keys.next',
      repeats: true,
      act: () => {
        move(1);
      },
    },
    k: {
      label: 'keys.previous',
      repeats: true,
      act: () => {
        move(-1);
      },
    },
    x: {
      label: 'keys.select',
      act: () => {
        select('toggle');
      },
    },
    'shift+x': {
      label: 'keys.select_range',
      act: () => {
        select('extend');
      },
    },
    o: {
      label: 'keys.open',
      act: () => {
        go('show');
      },
    },
    e: {
      label: 'keys.edit',
      act: () => {
        go('edit');
      },
    },
  });
  return null;
};
