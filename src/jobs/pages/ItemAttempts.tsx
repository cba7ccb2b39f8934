import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { JobItem } from '../core/job';
import { useFormats } from '../../ui';

/** How many are shown. An imported job may have any number. */
const MAX_SHOWN = 20;

/** The last requests made for an account: the result of each, and when it was sent. */
export const ItemAttempts = ({ attempts }: Pick<JobItem, 'attempts'>) => {
  const translate = useTranslate();
  const { time } = useFormats();
  if (attempts.length === 0) {
    return (
      <Typography variant="body2" color="text.secondary">
        {translate('jobs.items.no_attempt')}
      </Typography>
    );
  }
  return attempts.slice(-MAX_SHOWN).map(({ sentAt, status, failure }, index) => (
    <Typography key={index} variant="body2" title={failure ?? undefined}>
      {status ?? translate('jobs.items.no_answer')}
      {' · '}
      {time(sentAt)}
    </Typography>
  ));
};
