import type { RefObject } from 'react';
import { useListContext, useRedirect } from 'react-admin';
import type { User } from '../api/contract';
import { useKeys } from '../ui';

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
  const redirect = useRedirect();
  const rows = () => [...(body.current?.rows ?? [])];
  const place = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (by: 1 | -1) => {
    const to = place() + by;
    rows()[Math.max(0, to)]?.querySelector('a')?.focus();
  };
  /** With Shift, the checkbox selects all rows since the last one. */
  const select = (shiftKey: boolean) => {
    rows()
      [place()]?.querySelector('input[type=checkbox]')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
  };
  const go = (type: 'show' | 'edit') => {
    const user = data[place()];
    if (user) redirect(type, 'users', user.id);
  };
  useKeys({
    j: {
      label: 'keys.next',
      act: () => {
        move(1);
      },
    },
    k: {
      label: 'keys.previous',
      act: () => {
        move(-1);
      },
    },
    x: {
      label: 'keys.select',
      act: () => {
        select(false);
      },
    },
    'shift+x': {
      label: 'keys.select_range',
      act: () => {
        select(true);
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
