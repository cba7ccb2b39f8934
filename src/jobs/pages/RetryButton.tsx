import { useRedirect, useTranslate } from 'react-admin';
import { isImported, type Job } from '../core/job';
import { useJobs } from '../JobsContext';
import { ExplainedError } from '../../ui';
import { AskingButton } from './AskingButton';

const RETRIED = ['failed', 'refused', 'unknown'] as const;

/** Retries the accounts that failed, were refused or are unknown, as a new job. */
export const RetryButton = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const redirect = useRedirect();
  const count = RETRIED.reduce((sum, outcome) => sum + job.counts[outcome], 0);
  if (count === 0 || job.isDryRun || isImported(job)) return null;

  const retry = async () => {
    const id = await runner.retry(job.id, RETRIED);
    if (id === null) throw new ExplainedError('jobs.actions.nothing');
    redirect('show', 'jobs', id);
  };
  return (
    <AskingButton
      variant="contained"
      label={translate('jobs.actions.retry', { smart_count: count })}
      isFinal={job.isFinal}
      title="jobs.actions.retry_title"
      content="jobs.actions.retry_content"
      count={count}
      act={retry}
    />
  );
};
