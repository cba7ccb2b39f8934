import { useEvent, useNotify, useRecordSelection } from 'react-admin';
import type { User } from '../../api/contract';

/**
 * The one selection of accounts, kept by this browser across pages, searches and reloads.
 *
 * It is react-admin's own of the list, so that its checkboxes show it. In the order of selection.
 */
export const useSelection = () => {
  const notify = useNotify();
  const [ids, { select, unselect, clearSelection }] = useRecordSelection<User>({
    resource: 'users',
  });

  // An event, not a callback: what is added after a long reading joins the selection of that time.
  const replace = useEvent((next: readonly string[]): boolean => {
    try {
      select([...new Set(next)]);
      return true;
    } catch {
      // The browser's storage has no room for so many.
      notify('selection.full', { type: 'error' });
      return false;
    }
  });

  /** Gives whether they were added. */
  const add = useEvent((more: readonly string[]) => replace([...ids, ...more]));

  return {
    ids,
    add,
    replace,
    remove: (id: string) => {
      unselect([id]);
    },
    clear: () => {
      clearSelection();
    },
  };
};
