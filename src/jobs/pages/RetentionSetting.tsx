import { MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { daysBefore, useRetentionDays } from '../journal/journalKeeping';
import type { Job } from '../core/job';
import { Section } from '../../ui';
import { endedBefore } from './endedBefore';

const CHOICES = [30, 90, 180, 365, 730];
const FOREVER = 'forever';

interface Props {
  jobs: readonly Job[];
  /** When the jobs were read. */
  now: number;
}

/** After how many days ended jobs are removed, and how many jobs that concerns now. */
export const RetentionSetting = ({ jobs, now }: Props) => {
  const translate = useTranslate();
  const [days, setDays] = useRetentionDays();
  const lost = days === null ? [] : endedBefore(jobs, daysBefore(now, days));
  return (
    <Section title="jobs.journal.retention_title">
      <TextField
        select
        size="small"
        label={translate('jobs.journal.retention')}
        helperText={translate('jobs.journal.retention_help')}
        value={days ?? FOREVER}
        onChange={({ target: { value } }) => {
          setDays(value === FOREVER ? null : Number(value));
        }}
        sx={{ minWidth: 240 }}
      >
        <MenuItem value={FOREVER}>{translate('jobs.journal.forever')}</MenuItem>
        {CHOICES.map((choice) => (
          <MenuItem key={choice} value={choice}>
            {translate('jobs.journal.after_days', { smart_count: choice })}
          </MenuItem>
        ))}
      </TextField>
      {lost.length > 0 && (
        <Typography role="status" color="warning.main" sx={{ mt: 1 }}>
          {translate('jobs.journal.retention_loss', { smart_count: lost.length })}
        </Typography>
      )}
    </Section>
  );
};
