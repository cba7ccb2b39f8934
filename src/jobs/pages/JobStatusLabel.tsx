import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isImported, type Job } from '../core/job';
import { usePauseReason } from './useJobWords';

const COLORS: Partial<Record<Job['status'], string>> = {
  running: 'primary.main',
  paused: 'warning.main',
  stopped: 'error.main',
};

/** The status of a job, and why it is paused. */
export const JobStatusLabel = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const pauseReason = usePauseReason();
  return (
    <Typography variant="body2" component="span" color={COLORS[job.status]}>
      {translate(`jobs.status.${job.status}`)}
      {isImported(job) && ` · ${translate('jobs.imported.label')}`}
      {job.pauseReason && ` · ${pauseReason(job)}`}
    </Typography>
  );
};
