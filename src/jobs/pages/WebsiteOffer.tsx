import { Alert, Button } from '@mui/material';
import { useRedirect, useTranslate } from 'react-admin';
import { isOver, type Job, type JobItem } from '../core/job';
import { useJobs } from '../JobsContext';
import { useJournalQuery } from '../journal/useJournalQuery';
import { useAttempt } from './useAttempt';

const isAboutWebsite = ({ reason }: JobItem) => /website/i.test(reason ?? '');

/**
 * Offers to clear the website of accounts that were refused because of it.
 *
 * udata checks a whole account at each change: an old website that is invalid today has any other
 * change refused.
 */
export const WebsiteOffer = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const redirect = useRedirect();
  const { attempt, isBusy } = useAttempt();
  const { data: items = [] } = useJournalQuery(
    ['website', job.id],
    async (store) =>
      (await store.listItems({ jobId: job.id, outcome: 'refused' })).filter(isAboutWebsite),
    // The writes of an undo are fixed: a parameter would not change them.
    { enabled: isOver(job) && job.counts.refused > 0 && !job.isDryRun && job.undoOf === null },
  );
  if (items.length === 0) return null;

  // Only these, not all that were refused: the website of the others may be valid.
  const clearAndRetry = () =>
    attempt(async () => {
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
    });
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('jobs.website.text', { smart_count: items.length })}
      {/* Beside the text, it would leave a narrow screen no room for it. */}
      <div>
        <Button
          color="inherit"
          size="small"
          variant="outlined"
          disabled={isBusy}
          onClick={() => void clearAndRetry()}
          sx={{ mt: 1 }}
        >
          {translate('jobs.website.clear')}
        </Button>
      </div>
    </Alert>
  );
};
