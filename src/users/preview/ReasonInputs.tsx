import { Autocomplete, Stack, TextField } from '@mui/material';
import { required, SelectInput, useGetList, useInput, useStore, useTranslate } from 'react-admin';

const MAX_TEXTS = 10;
/** The platform's reason for what it detected itself. Moderators give a reason of their own. */
const FOUND_BY_MACHINE = 'auto_spam';

/** The reason code chosen last, kept in this browser. */
export const useLastCode = () => {
  const [code, setCode] = useStore('users.reasonCode', '');
  return [code === FOUND_BY_MACHINE ? '' : code, setCode] as const;
};

/** The texts of recent reasons, latest first, kept in this browser. */
export const useLastTexts = () => {
  const [texts, setTexts] = useStore<string[]>('users.reasonTexts', []);
  const remember = (text: string) => {
    if (text.trim() === '') return;
    setTexts([text, ...texts.filter((other) => other !== text)].slice(0, MAX_TEXTS));
  };
  return { texts, remember };
};

/** Why: a code of the platform, and the moderator's own words. Inputs `reason` of a form. */
export const ReasonInputs = () => (
  <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1}>
    <ReasonCodeInput />
    <ReasonTextInput />
  </Stack>
);

const ReasonCodeInput = () => {
  const { data = [], isPending } = useGetList<{ id: string; label: string }>('reasons', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'label', order: 'ASC' },
  });
  return (
    <SelectInput
      source="reason.code"
      label="actions.reason.code"
      choices={data.filter(({ id }) => id !== FOUND_BY_MACHINE)}
      isPending={isPending}
      optionText="label"
      translateChoice={false}
      validate={required()}
      margin="none"
      helperText={false}
      sx={{ minWidth: 200 }}
    />
  );
};

/** react-admin's own autocomplete takes no text that is not among its choices. */
const ReasonTextInput = () => {
  const translate = useTranslate();
  const { texts } = useLastTexts();
  const { field } = useInput({ source: 'reason.text', parse: (text: string) => text });
  return (
    <Autocomplete
      freeSolo
      fullWidth
      size="small"
      options={texts}
      inputValue={String(field.value)}
      onInputChange={(_event, text) => {
        field.onChange(text);
      }}
      renderInput={(params) => (
        <TextField {...params} margin="none" label={translate('actions.reason.text')} />
      )}
    />
  );
};
