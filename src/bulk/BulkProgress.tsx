import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BulkRun } from './useBulkRun';

const ANNOUNCE_EVERY = 25;

/** How far a run is. Read out now and then, not at every record. */
export const BulkProgress = ({ run }: { run: Extract<BulkRun, { status: 'running' }> }) => {
  const translate = useTranslate();
  const done = run.outcomes.length;
  const failed = run.outcomes.filter(({ status }) => status === 'failed').length;
  const announced = done - (done % ANNOUNCE_EVERY);
  return (
    <Box>
      <LinearProgress
        variant="determinate"
        value={(100 * done) / run.total}
        aria-label={translate('vigie.bulk.progress_label')}
      />
      <Typography aria-hidden sx={{ mt: 1 }}>
        {translate('vigie.bulk.progress', { done, total: run.total, failed })}
      </Typography>
      <Typography role="status" sx={visuallyHidden}>
        {translate('vigie.bulk.progress', { done: announced, total: run.total, failed })}
      </Typography>
    </Box>
  );
};

const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;
