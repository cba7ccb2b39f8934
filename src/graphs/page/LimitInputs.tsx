import { MenuItem, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormats } from '../../ui';
import { SIZES } from '../crawl/crawlPlan';
import type { SavedGraph } from '../crawl/savedGraph';

export type Limits = Pick<SavedGraph, 'depth' | 'budget' | 'stars'>;

export const DEFAULT_LIMITS: Limits = {
  depth: 2,
  budget: { accounts: 10_000, requests: 2_000 },
  stars: 'skip',
};

const MAX_DEPTH = 6;

interface Props {
  value: Limits;
  onChange(limits: Limits): void;
}

/** The depth of the crawl and its budget. */
export const LimitInputs = ({ value, onChange }: Props) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const numberInput = (
    label: string,
    current: number,
    max: number,
    change: (next: number) => void,
    help?: string,
  ) => (
    <TextField
      type="number"
      size="small"
      label={translate(`graph.create.${label}`)}
      helperText={help && translate(`graph.create.${help}`)}
      value={current}
      onChange={(event) => {
        const next = Math.trunc(Number(event.target.value));
        if (next >= 1 && next <= max) change(next);
      }}
      slotProps={{ htmlInput: { min: 1, max } }}
    />
  );
  return (
    <Stack spacing={1.5} sx={{ maxWidth: 420 }}>
      {numberInput(
        'depth',
        value.depth,
        MAX_DEPTH,
        (depth) => {
          onChange({ ...value, depth });
        },
        'depth_help',
      )}
      {numberInput('accounts', value.budget.accounts, 100_000, (accounts) => {
        onChange({ ...value, budget: { ...value.budget, accounts } });
      })}
      {numberInput('requests', value.budget.requests, 100_000, (requests) => {
        onChange({ ...value, budget: { ...value.budget, requests } });
      })}
      <TextField
        select
        size="small"
        label={translate('graph.create.stars', { number: number(SIZES.star) })}
        value={value.stars}
        onChange={(event) => {
          onChange({ ...value, stars: event.target.value as Limits['stars'] });
        }}
      >
        {(['skip', 'sample', 'all'] as const).map((stars) => (
          <MenuItem key={stars} value={stars}>
            {translate(`graph.create.star_${stars}`)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
};
