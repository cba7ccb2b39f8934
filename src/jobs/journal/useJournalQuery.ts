import { useQuery } from '@tanstack/react-query';
import { useJobs } from '../JobsContext';
import type { JobStore } from './jobStore';

/**
 * Reads from the journal what is no list or record: figures, or all items of a job. Read again after
 * changes made by any tab, as the resource `jobs` is, below whose key it stands.
 */
export const useJournalQuery = <T>(
  key: readonly unknown[],
  read: (store: JobStore) => Promise<T>,
  { enabled = true }: { enabled?: boolean } = {},
) => {
  const { store } = useJobs();
  return useQuery({ queryKey: ['jobs', 'journal', ...key], queryFn: () => read(store), enabled });
};
