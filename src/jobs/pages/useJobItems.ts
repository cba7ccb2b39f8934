import { useInfiniteQuery } from '@tanstack/react-query';
import type { ItemOutcome, JobItem } from '../core/job';
import { JOURNAL_QUERY, journalKey, useJournalChanges } from '../journal/useJournalQuery';
import { useJobs } from '../JobsContext';

const PER_PAGE = 200;
/** A long list takes a while to read again: not at every change of a running job. */
const READ_EVERY_MS = 2_000;

/**
 * Items of a job in order, read by the piece as one scrolls down.
 *
 * @param outcome undefined: of any outcome
 */
export const useJobItems = (jobId: string, outcome: ItemOutcome | undefined) => {
  const { store } = useJobs();
  const queryKey = journalKey('items', jobId, outcome ?? 'all');
  useJournalChanges(queryKey, READ_EVERY_MS);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      store.listItems({ jobId, outcome, from: pageParam, limit: PER_PAGE }),
    initialPageParam: 0,
    getNextPageParam: (page: JobItem[]) =>
      page.length < PER_PAGE ? undefined : (page.at(-1)?.position ?? 0) + 1,
    // Comparing thousands of items to keep those alike costs more than drawing the few on screen.
    structuralSharing: false,
    ...JOURNAL_QUERY,
  });
  return { ...query, items: query.data?.pages.flat() };
};
