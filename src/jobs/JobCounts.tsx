import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Job, OUTCOMES } from '../bulk';

/** How many accounts have which outcome, in words. */
export const JobCounts = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const words = OUTCOMES.filter((outcome) => job.counts[outcome] > 0).map((outcome) =>
    translate(`actions.dock.counts.${outcome}`, { smart_count: job.counts[outcome] }),
  );
  return <Typography variant="body2">{words.join(' · ') || '—'}</Typography>;
};
