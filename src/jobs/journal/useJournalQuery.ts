import { useQuery } from '@tanstack/react-query';
import { useJobs } from '../JobsContext';
import type { JobStore } from './jobStore';

/**
 * Queries the journal for what is neither a list nor a record: figures, or all items of a job.
 *
 * Its query key is below that of the `jobs` resource, so it is refetched after changes by any tab.
 */
export const useJournalQuery = <T>(
  key: readonly unknown[],
  read: (store: JobStore) => Promise<T>,
  { enabled = true }: { enabled?: boolean } = {},
) => {
  const { store } = useJobs();
  return useQuery({ queryKey: ['jobs', 'journal', ...key], queryFn: () => read(store), enabled });
};
