import { Autocomplete, Stack, TextField } from '@mui/material';
import { required, SelectInput, useGetList, useInput, useStore, useTranslate } from 'react-admin';
import { keepText } from '../../ui';

const MAX_TEXTS = 10;
/** The code for automatic detections by the platform. Moderators choose another one. */
const AUTO_DETECTED = 'auto_spam';

/** The last reason code chosen, stored in this browser. */
export const useLastCode = () => {
  const [code, setCode] = useStore('users.reasonCode', '');
  return [code === AUTO_DETECTED ? '' : code, setCode] as const;
};

/** The texts of recent reasons, latest first, stored in this browser. */
export const useLastTexts = () => {
  const [texts, setTexts] = useStore<string[]>('users.reasonTexts', []);
  const remember = (text: string) => {
    if (text.trim() === '') return;
    setTexts([text, ...texts.filter((other) => other !== text)].slice(0, MAX_TEXTS));
  };
  return { texts, remember };
};

/** Inputs for `reason` in a form: a code of the platform, and a text by the moderator. */
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
      choices={data.filter(({ id }) => id !== AUTO_DETECTED)}
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

/** Not react-admin's autocomplete, which does not accept text that is not a choice. */
const ReasonTextInput = () => {
  const translate = useTranslate();
  const { texts } = useLastTexts();
  const { field } = useInput({ source: 'reason.text', parse: keepText });
  return (
    <Autocomplete
      freeSolo
      clearText={translate('ra.action.clear_input_value')}
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
