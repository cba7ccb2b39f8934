import { createContext, type ReactNode, useContext, useRef } from 'react';
import { useEvent, useListContext } from 'react-admin';
import type { User } from '../api/contract';

/**
 * - `toggle`: the row only.
 * - `extend`: also all rows since the last one, whether they are selected or not.
 */
type Change = 'toggle' | 'extend';

const RowSelectionContext = createContext<(id: string, change: Change) => void>(() => undefined);

/** A function that changes the selection from a row. It stays the same, so that rows do not render again. */
export const useSelectRow = () => useContext(RowSelectionContext);

/**
 * Lets rows change the selection, with their checkboxes and with keys.
 *
 * Not react-admin's `handleToggleItem`, which unselects all rows since the last one where the row is
 * selected already.
 */
export const RowSelection = ({ children }: { children: ReactNode }) => {
  const { data = [], selectedIds, onSelect, onToggleItem } = useListContext<User>();
  const last = useRef<string | null>(null);
  const select = useEvent((id: string, change: Change) => {
    if (change === 'toggle') onToggleItem(id);
    else {
      const ids = data.map((user) => user.id);
      const to = ids.indexOf(id);
      const from = last.current === null ? to : ids.indexOf(last.current);
      // The last one may be on another page.
      const [first, end] = from === -1 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
      onSelect([...new Set([...selectedIds, ...ids.slice(first, end + 1)])]);
    }
    last.current = id;
  });
  return <RowSelectionContext value={select}>{children}</RowSelectionContext>;
};
