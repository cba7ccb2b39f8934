import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type ItemOutcome, type Job, OUTCOMES } from '../core/job';
import { useFormats } from '../../ui';

const ALL = 'all';

interface Props {
  job: Job;
  value: ItemOutcome | undefined;
  onChange(outcome: ItemOutcome | undefined): void;
}

/** Filters the accounts of a job by outcome. Shows the number of each. */
export const OutcomeFilter = ({ job, value, onChange }: Props) => {
  const translate = useTranslate();
  const { number } = useFormats();
  // Keep the chosen outcome even when no account has it any more.
  const outcomes = OUTCOMES.filter((outcome) => job.counts[outcome] > 0 || outcome === value);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value ?? ALL}
      onChange={(_event, next: ItemOutcome | typeof ALL | null) => {
        onChange(next === ALL || next === null ? undefined : next);
      }}
      aria-label={translate('jobs.items.filter')}
      // MUI's grey does not have enough contrast for text this small.
      sx={{ flexWrap: 'wrap', mb: 1, '& .MuiToggleButton-root': { color: 'text.primary' } }}
    >
      <ToggleButton value={ALL}>
        {translate('jobs.items.all')} {number(job.total)}
      </ToggleButton>
      {outcomes.map((outcome) => (
        <ToggleButton key={outcome} value={outcome}>
          {translate(`jobs.outcomes.${outcome}`)} {number(job.counts[outcome])}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
