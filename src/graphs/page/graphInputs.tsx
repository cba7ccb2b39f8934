import { Stack } from '@mui/material';
import {
  maxValue,
  minValue,
  NumberInput,
  required,
  SelectInput,
  TextInput,
  useTranslate,
} from 'react-admin';
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
const MAX_BUDGET = 100_000;

const parseInteger = (text: string) => (text === '' ? null : Math.trunc(Number(text)));

const numberInput = (label: string, max: number) => ({
  label: `graph.create.${label}`,
  parse: parseInteger,
  min: 1,
  max,
  validate: [required(), minValue(1), maxValue(max)],
});

/** The name of a graph. It cannot consist of spaces only, since lists link to the graph by its name. */
export const NameInput = () => (
  <TextInput
    source="name"
    label="graph.create.name"
    parse={(text: string) => text.trimStart()}
    validate={required()}
    helperText={false}
  />
);

/** The depth of the crawl and its budget, as inputs of a form of {@link Limits}. */
export const LimitInputs = () => {
  const translate = useTranslate();
  const { number } = useFormats();
  return (
    <Stack spacing={1.5} sx={{ maxWidth: 420 }}>
      <NumberInput
        source="depth"
        {...numberInput('depth', MAX_DEPTH)}
        helperText="graph.create.depth_help"
      />
      <NumberInput
        source="budget.accounts"
        {...numberInput('accounts', MAX_BUDGET)}
        helperText={false}
      />
      <NumberInput
        source="budget.requests"
        {...numberInput('requests', MAX_BUDGET)}
        helperText={false}
      />
      <SelectInput
        source="stars"
        label={translate('graph.create.stars', { number: number(SIZES.star) })}
        choices={(['skip', 'sample', 'all'] as const).map((id) => ({
          id,
          name: `graph.create.star_${id}`,
        }))}
        validate={required()}
        helperText={false}
      />
    </Stack>
  );
};
