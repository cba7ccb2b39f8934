import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useNotify, useRedirect, useTranslate } from 'react-admin';
import type { Job } from '../core/job';
import { useJobs } from '../JobsContext';
import { useAttempt } from './useAttempt';

const RETRIED = ['failed', 'refused', 'unknown'] as const;

/** Retries the accounts that failed, were refused or are unknown, as a new job. */
export const RetryButton = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const notify = useNotify();
  const redirect = useRedirect();
  const { attempt, isBusy } = useAttempt();
  const [isAsking, setAsking] = useState(false);
  const count = RETRIED.reduce((sum, outcome) => sum + job.counts[outcome], 0);
  if (count === 0 || job.isDryRun) return null;

  const retry = async () => {
    setAsking(false);
    await attempt(async () => {
      const id = await runner.retry(job.id, RETRIED);
      if (id === null) notify('jobs.actions.nothing');
      else redirect('show', 'jobs', id);
    });
  };
  return (
    <>
      <Button
        variant="contained"
        disabled={isBusy}
        onClick={() => {
          if (job.isFinal) setAsking(true);
          else void retry();
        }}
      >
        {translate('jobs.actions.retry', { smart_count: count })}
      </Button>
      <Confirm
        isOpen={isAsking}
        title="jobs.actions.retry_title"
        content="jobs.actions.retry_content"
        translateOptions={{ smart_count: count }}
        onConfirm={() => void retry()}
        onClose={() => {
          setAsking(false);
        }}
      />
    </>
  );
};
