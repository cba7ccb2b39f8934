import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useRetentionDays } from '../journal/journalKeeping';
import { isExpired } from '../journal/retention';
import type { Job } from '../core/job';
import { useInstance } from '../../instance';
import { Section } from '../../ui';
import { SettingInput } from './SettingInput';

const CHOICES = [30, 90, 180, 365, 730];
const FOREVER = 'forever' as const;

/** The choices, with the one that is set and the one of the deployment. */
const choicesWith = (...set: (number | null)[]) =>
  [...new Set([...CHOICES, ...set.filter((days) => days !== null)])].sort((a, b) => a - b);

interface Props {
  jobs: readonly Job[];
  /** When the jobs were read. */
  now: number;
}

/** After how many days jobs are removed, and how many jobs that concerns now. */
export const RetentionSetting = ({ jobs, now }: Props) => {
  const translate = useTranslate();
  const [days, setDays] = useRetentionDays();
  const { retentionDays } = useInstance();
  const lost = jobs.filter((job) => isExpired(job, days, now));
  return (
    <Section title="jobs.journal.retention_title">
      <SettingInput
        source="days"
        label="jobs.journal.retention"
        helperText="jobs.journal.retention_help"
        value={days ?? FOREVER}
        choices={[
          { id: FOREVER, name: translate('jobs.journal.forever') },
          ...choicesWith(days, retentionDays).map((id) => ({
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
