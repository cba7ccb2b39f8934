import { useEvent, useNotify, useRecordSelection } from 'react-admin';
import type { User } from '../api/contract';

/**
 * The selection of accounts, stored in this browser across pages, searches and reloads.
 *
 * It is react-admin's selection of the list, so that its checkboxes show it. The ids are in the
 * order of selection.
 */
export const useSelection = () => {
  const notify = useNotify();
  const [ids, { select, unselect, clearSelection }] = useRecordSelection<User>({
    resource: 'users',
  });

  // useEvent reads the current selection, which may have changed during a long read.
  const replace = useEvent((next: readonly string[]): boolean => {
    try {
      select([...new Set(next)]);
      return true;
    } catch {
      // The selection does not fit in the browser's storage.
      notify('selection.full', { type: 'error' });
      return false;
    }
  });

  /** @returns whether they were added */
  const add = useEvent((more: readonly string[]) => replace([...ids, ...more]));

  return {
    ids,
    add,
    replace,
    remove: unselect,
    clear: () => {
      clearSelection();
    },
  };
};
