import { useCallback, useMemo, useState } from 'react';
import { useEvent, useNotify } from 'react-admin';
import { useSelection } from '../../accounts';
import type { FollowGraph } from '../graph/followGraph';
import { protectionReason } from '../measures/protectedAccounts';

export type SelectMode = 'replace' | 'add' | 'remove';

export interface GraphSelection {
  /** Selected nodes of this graph. */
  readonly nodes: ReadonlySet<number>;
  /** Number of selected accounts that are not in this graph. */
  readonly outside: number;
  readonly canUndo: boolean;
  /** Leaves out protected accounts unless `withProtected`. Returns the selected identifiers. */
  select(
    nodes: Iterable<number>,
    mode?: SelectMode,
    options?: { withProtected?: boolean },
  ): readonly string[];
  /** Selects or deselects one account, even a protected one: the moderator chose it. */
  toggle(node: number): void;
  /** Restores the selection before the last change made here. */
  undo(): void;
}

const MAX_UNDO_STEPS = 20;

/** The selection of accounts of the console, as nodes of a graph. */
export const useGraphSelection = (
  graph: FollowGraph | null,
  nodeOf: ReadonlyMap<string, number>,
  now: number,
): GraphSelection => {
  const notify = useNotify();
  const { ids, replace: write } = useSelection();
  const [past, setPast] = useState<readonly (readonly string[])[]>([]);

  const nodes = useMemo(
    () => new Set(ids.map((id) => nodeOf.get(id)).filter((node) => node !== undefined)),
    [ids, nodeOf],
  );
  const replace = useEvent((next: readonly string[]) => {
    try {
      write(next);
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
      return;
    }
    setPast([...past, ids].slice(-MAX_UNDO_STEPS));
  });

  const select = useEvent(
    (
      chosen: Iterable<number>,
      mode: SelectMode = 'replace',
      { withProtected = false }: { withProtected?: boolean } = {},
    ) => {
      const accounts = [...chosen].flatMap((node) => graph?.accounts[node] ?? []);
      const isTaken = (account: (typeof accounts)[number]) =>
        mode === 'remove' || withProtected || protectionReason(account, now) === null;
      const taken = accounts.filter(isTaken).map(({ id }) => id);
      const leftOut = accounts.length - taken.length;
      if (leftOut > 0)
        notify('graph.selection.left_out', { messageArgs: { smart_count: leftOut } });
      replace(combined(ids, taken, mode));
      return taken;
    },
  );
  const toggle = useEvent((node: number) => {
    select([node], nodes.has(node) ? 'remove' : 'add', { withProtected: true });
  });
  const undo = useCallback(() => {
    write(past.at(-1) ?? []);
    setPast(past.slice(0, -1));
  }, [past, write]);

  return useMemo(
    () => ({
      nodes,
      outside: ids.length - nodes.size,
      canUndo: past.length > 0,
      select,
      toggle,
      undo,
    }),
    [nodes, ids.length, past.length, select, toggle, undo],
  );
};

function combined(ids: readonly string[], taken: readonly string[], mode: SelectMode): string[] {
  if (mode === 'replace') return [...taken];
  if (mode === 'add') return [...new Set([...ids, ...taken])];
  const removed = new Set(taken);
  return ids.filter((id) => !removed.has(id));
}
