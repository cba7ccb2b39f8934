import { Autocomplete, TextField } from '@mui/material';
import { useStore, useTranslate } from 'react-admin';
import { useDraftState } from '../../ui';
import { DEFAULT_DOMAINS } from './exclusion';

/** The moderator's list of e-mail domains that jobs leave out, stored in this browser. */
export const ProtectedDomains = () => {
  const translate = useTranslate();
  const [domains, setDomains] = useStore<string[]>('users.protectedDomains', DEFAULT_DOMAINS);
  const [text, setText] = useDraftState('protected domain', '');
  return (
    <Autocomplete
      multiple
      freeSolo
      clearText={translate('ra.action.clear_input_value')}
      size="small"
      options={[]}
      inputValue={text}
      onInputChange={(_event, typed, reason) => {
        // When it is mounted, the field would start empty.
        if (reason !== 'reset') setText(typed);
      }}
      value={domains}
      onChange={(_event, values) => {
        const cleaned = values.map((value) => value.trim().toLowerCase().replace(/^@/, ''));
        setDomains([...new Set(cleaned.filter(Boolean))]);
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          margin="none"
          label={translate('actions.protected_domains')}
          helperText={translate('actions.protected_domains_help')}
        />
      )}
    />
  );
};
