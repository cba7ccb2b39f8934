import { useQuery } from '@tanstack/react-query';
import { useJobs } from '../JobsContext';
import type { JobStore } from './jobStore';

/**
 * Reads from the journal what is neither a list nor a record: figures, or all items of a job.
 *
 * Its key is below that of the resource `jobs`, so it is read again after changes by any tab.
 */
export const useJournalQuery = <T>(
  key: readonly unknown[],
  read: (store: JobStore) => Promise<T>,
  { enabled = true }: { enabled?: boolean } = {},
) => {
  const { store } = useJobs();
  return useQuery({ queryKey: ['jobs', 'journal', ...key], queryFn: () => read(store), enabled });
};
