import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useJobs } from '../JobsContext';
import type { JobStore } from './jobStore';

// The journal is on this device: it is read offline, and a failed reading fails again.
export const JOURNAL_QUERY = { networkMode: 'always', retry: false } as const;

export const journalKey = (...key: readonly unknown[]): QueryKey => ['journal', ...key];

/**
 * Reads from the journal, and again after changes made by any tab.
 *
 * @param key of the query, below `journal`
 */
export const useJournalQuery = <T>(
  key: readonly unknown[],
  read: (store: JobStore) => Promise<T>,
  { enabled = true }: { enabled?: boolean } = {},
) => {
  const { store } = useJobs();
  const queryKey = journalKey(...key);
  useJournalChanges(queryKey);
  return useQuery({ queryKey, queryFn: () => read(store), enabled, ...JOURNAL_QUERY });
};

/** Reads a query again after changes of the journal, no more often than it can be looked at. */
export const useJournalChanges = (queryKey: QueryKey, everyMs = 1_000) => {
  const { store } = useJobs();
  const queryClient = useQueryClient();
  const hash = JSON.stringify(queryKey);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.onChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queryClient.invalidateQueries({ queryKey: JSON.parse(hash) as QueryKey });
      }, everyMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, queryClient, hash, everyMs]);
};
