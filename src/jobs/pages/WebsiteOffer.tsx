import { useRedirect, useTranslate } from 'react-admin';
import { isImported, isOver, type Job, type JobItem } from '../core/job';
import { useJobs } from '../JobsContext';
import { useJournalQuery } from '../journal/useJournalQuery';
import { ActionAlert } from './ActionAlert';

const isAboutWebsite = ({ reason }: JobItem) => /website/i.test(reason ?? '');

/**
 * Offers to clear the website of the accounts that were refused because of it.
 *
 * udata validates the whole account on each change, so an old website that is invalid today makes
 * it refuse any other change.
 */
export const WebsiteOffer = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const redirect = useRedirect();
  const { data: items = [] } = useJournalQuery(
    ['website', job.id],
    async (store) =>
      (await store.listItems({ jobId: job.id, outcome: 'refused' })).filter(isAboutWebsite),
    {
      enabled:
        isOver(job) &&
        job.counts.refused > 0 &&
        !job.isDryRun &&
        !isImported(job) &&
        // The writes of an undo are fixed: a parameter would not change them.
        job.undoOf === null,
    },
  );
  if (items.length === 0) return null;

  // Not all refused accounts: the website of the others may be valid.
  const clearAndRetry = async () => {
    const id = await runner.start({
      action: job.action,
      params: { ...job.params, clear_website: true },
      reason: job.reason,
      items: items.map(({ id: userId, name }) => ({
        id: userId,
        name,
        before: null,
        readAt: null,
      })),
    });
    redirect('show', 'jobs', id);
  };
  return (
    <ActionAlert
      text={translate('jobs.website.text', { smart_count: items.length })}
      label={translate('jobs.website.clear')}
      act={clearAndRetry}
    />
  );
};
