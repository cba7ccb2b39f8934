import { useEvent, useRecordSelection } from 'react-admin';
import type { User } from '../api/contract';
import { ExplainedError } from '../ui';

/**
 * The selection of accounts, stored in this browser across pages, searches and reloads.
 *
 * It is react-admin's selection of the list, so that its checkboxes show it. The ids are in the
 * order of selection.
 */
export const useSelection = () => {
  const [ids, { select, unselect, clearSelection }] = useRecordSelection<User>({
    resource: 'users',
  });

  // useEvent reads the current selection, which may have changed during a long read.
  const replace = useEvent((next: readonly string[]) => {
    try {
      select([...new Set(next)]);
    } catch (error) {
      // The selection does not fit in the browser's storage.
      throw new ExplainedError('selection.full', { cause: error });
    }
  });

  const add = useEvent((more: readonly string[]) => {
    replace([...ids, ...more]);
  });

  return {
    ids,
    /** @throws ExplainedError when they do not fit in this browser. None is added then */
    add,
    /** @throws ExplainedError when they do not fit in this browser. The selection stays then */
    replace,
    remove: unselect,
    clear: () => {
      clearSelection();
    },
  };
};
