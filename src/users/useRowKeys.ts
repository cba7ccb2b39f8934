import type { RefObject } from 'react';
import { useListContext, useRedirect } from 'react-admin';
import type { User } from '../api/contract';
import { useKeys } from '../ui';

/**
 * Goes through the rows of the list by keys. The row one is at is that of the focus: it is seen,
 * read out and scrolled to without more ado, and Enter opens its link.
 */
export const useRowKeys = (body: RefObject<HTMLTableSectionElement | null>) => {
  const { data = [] } = useListContext<User>();
  const redirect = useRedirect();
  const rows = () => [...(body.current?.rows ?? [])];
  const place = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (by: 1 | -1) => {
    const to = place() + by;
    rows()[Math.max(0, to)]?.querySelector('a')?.focus();
  };
  /** The checkbox takes all rows since the last one when Shift is held. */
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
    X: {
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
};
