import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Job } from '../core/job';

const COLORS: Partial<Record<Job['status'], string>> = {
  running: 'primary.main',
  paused: 'warning.main',
  stopped: 'error.main',
};

/** The status of a job, and why it is paused. */
export const JobStatusLabel = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  return (
    <Typography variant="body2" component="span" color={COLORS[job.status]}>
      {translate(`jobs.status.${job.status}`)}
      {job.pauseReason && ` · ${translate(`actions.dock.pause_reasons.${job.pauseReason}`)}`}
    </Typography>
  );
};
