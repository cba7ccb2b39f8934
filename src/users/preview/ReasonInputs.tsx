import { Autocomplete, MenuItem, Stack, TextField } from '@mui/material';
import { useGetList, useStore, useTranslate } from 'react-admin';
import type { Reason } from '../../jobs';

const MOST_TEXTS = 10;
/** What the platform says of its own finds: a moderator answers for a reason of their own. */
const FOUND_BY_MACHINE = 'auto_spam';

/** The platform's word chosen last, remembered by this browser; empty when it is no longer offered. */
export const useLastCode = () => {
  const [code, setCode] = useStore('users.reasonCode', '');
  return [code === FOUND_BY_MACHINE ? '' : code, setCode] as const;
};

/** The texts of the last reasons, the latest first; remembered by this browser. */
export const useLastTexts = () => {
  const [texts, setTexts] = useStore<string[]>('users.reasonTexts', []);
  const remember = (text: string) => {
    if (text.trim() === '') return;
    setTexts([text, ...texts.filter((other) => other !== text)].slice(0, MOST_TEXTS));
  };
  return { texts, remember };
};

interface Props {
  value: Reason;
  onChange(reason: Reason): void;
}

/** Why: one of the platform's own words, and the moderator's. */
export const ReasonInputs = ({ value, onChange }: Props) => {
  const translate = useTranslate();
  const { texts } = useLastTexts();
  const { data = [] } = useGetList<{ id: string; label: string }>('reasons', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'label', order: 'ASC' },
  });
  const reasons = data.filter(({ id }) => id !== FOUND_BY_MACHINE);
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1}>
      <TextField
        select
        required
        size="small"
        margin="none"
        label={translate('actions.reason.code')}
        value={reasons.some(({ id }) => id === value.code) ? value.code : ''}
        onChange={(event) => {
          onChange({ ...value, code: event.target.value });
        }}
        sx={{ minWidth: 200 }}
      >
        {reasons.map(({ id, label }) => (
          <MenuItem key={id} value={id}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <Autocomplete
        freeSolo
        fullWidth
        size="small"
        options={texts}
        inputValue={value.text}
        onInputChange={(_event, text) => {
          onChange({ ...value, text });
        }}
        renderInput={(params) => (
          <TextField {...params} margin="none" label={translate('actions.reason.text')} />
        )}
      />
    </Stack>
  );
};
