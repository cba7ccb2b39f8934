import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isOver, type Job, settledCount } from '../core/job';
import { useFormats } from '../../ui';
import { useLiveJob } from '../useLiveJob';
import { useTimeLeft } from './useJobWords';

/**
 * The progress of a job in one line, until it is over. Not announced, because the dock announces
 * it.
 */
export const JobProgress = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const timeLeft = useTimeLeft();
  const live = useLiveJob();
  if (isOver(job)) return null;
  const settled = settledCount(job);
  const isRunning = live?.job.id === job.id && job.status === 'running';
  const seconds = isRunning ? live.secondsLeft : null;
  const parts = [
    translate('jobs.show.progress', { settled: number(settled), total: number(job.total) }),
    isRunning && live.rate > 0 && translate('jobs.show.rate', { rate: number(live.rate, 1) }),
    seconds !== null && timeLeft(seconds),
  ];
  return (
    <Box sx={{ mb: 2 }}>
      <LinearProgress
        variant="determinate"
        value={job.total === 0 ? 0 : (100 * settled) / job.total}
        aria-label={translate('jobs.show.progress_label')}
      />
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {parts.filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
};
