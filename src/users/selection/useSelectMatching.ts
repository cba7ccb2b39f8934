import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useListContext, useLogoutIfAccessDenied } from 'react-admin';
import type { User } from '../../api/contract';
import { useSelection } from '../../accounts';
import { type Matching, PAGE_SIZE, readMatching } from './readMatching';

type State =
  | { status: 'idle' }
  | { status: 'reading'; read: number; total: number }
  | { status: 'done'; matching: Matching }
  | { status: 'failed'; error: unknown };

/**
 * Reads all accounts that match the list, then adds them to the selection.
 *
 * Adds none when it is cancelled or the page is left.
 */
export const useSelectMatching = () => {
  const { filterValues, sort } = useListContext<User>();
  const dataProvider = useDataProvider();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const { add } = useSelection();
  const [state, setState] = useState<State>({ status: 'idle' });
  const controller = useRef<AbortController | null>(null);

  useEffect(
    () => () => {
      controller.current?.abort();
    },
    [],
  );

  const start = async () => {
    const { signal } = (controller.current = new AbortController());
    setState({ status: 'reading', read: 0, total: 0 });
    try {
      const matching = await readMatching({
        readPage: (page) =>
          dataProvider.getList<User>('users', {
            filter: filterValues as Record<string, unknown>,
            sort,
            pagination: { page, perPage: PAGE_SIZE },
            signal,
          }),
        signal,
        onProgress: (read, total) => {
          setState({ status: 'reading', read, total });
        },
      });
      add(matching.users.map(({ id }) => id));
      setState({ status: 'done', matching });
    } catch (error) {
      if (signal.aborted) return;
      setState({ status: 'failed', error });
      await logoutIfAccessDenied(error);
    }
  };

  const dismiss = () => {
    setState({ status: 'idle' });
  };

  const cancel = () => {
    controller.current?.abort();
    dismiss();
  };

  return { state, start, cancel, dismiss };
};
