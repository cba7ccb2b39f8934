import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { daysBefore, useRetentionDays } from '../journal/journalKeeping';
import type { Job } from '../core/job';
import { Section } from '../../ui';
import { endedBefore } from './endedBefore';
import { SettingInput } from './SettingInput';

const CHOICES = [30, 90, 180, 365, 730];
const FOREVER = 'forever' as const;

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
      <SettingInput
        source="days"
        label="jobs.journal.retention"
        helperText="jobs.journal.retention_help"
        value={days ?? FOREVER}
        choices={[
          { id: FOREVER, name: translate('jobs.journal.forever') },
          ...CHOICES.map((id) => ({
            id,
            name: translate('jobs.journal.after_days', { smart_count: id }),
          })),
        ]}
        onChange={(choice) => {
          setDays(choice === FOREVER ? null : choice);
        }}
      />
      {lost.length > 0 && (
        <Typography role="status" color="warning.main" sx={{ mt: 1 }}>
          {translate('jobs.journal.retention_loss', { smart_count: lost.length })}
        </Typography>
      )}
    </Section>
  );
};
