import { Autocomplete, Stack, TextField } from '@mui/material';
import { useEffect } from 'react';
import { required, SelectInput, useGetList, useInput, useStore, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Reason } from '../../jobs';
import { keepText, LoadingError } from '../../ui';
import { reasonsFor } from './reasons';

const MAX_TEXTS = 10;

/** The reasons given last for one action. */
interface LastReasons {
  readonly code: string;
  /** Latest first. */
  readonly texts: readonly string[];
}

const NONE: LastReasons = { code: '', texts: [] };

/**
 * The reasons given last for an action, stored in this browser. Each action has its own: the reason
 * of a deactivation is not one for a reactivation.
 */
export const useLastReasons = (action: string) => {
  const [reasons, setReasons] = useStore<LastReasons>(`users.reasons.${action}`, NONE);
  const remember = ({ code, text }: Reason) => {
    const others = reasons.texts.filter((other) => other !== text);
    const texts = text.trim() === '' ? reasons.texts : [text, ...others].slice(0, MAX_TEXTS);
    setReasons({ code, texts });
  };
  return { ...reasons, remember };
};

interface Props {
  /** Name of the action. */
  action: string;
  /** Called once a reason is chosen, to put the focus elsewhere than on its field. */
  onChosen?(): void;
}

/** Inputs for `reason` in a form: a code for this action, and a text by the moderator. */
export const ReasonInputs = ({ action, onChosen }: Props) => (
  <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1}>
    <ReasonCodeInput action={action} onChosen={onChosen} />
    <ReasonTextInput action={action} />
  </Stack>
);

const ReasonCodeInput = ({ action, onChosen }: Props) => {
  const translate = useTranslate();
  const {
    data = [],
    isPending,
    error,
    refetch,
  } = useGetList<{ id: string; label: string }>('reasons', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'label', order: 'ASC' },
  });
  const choices = reasonsFor(action, data, (code) => translate(`actions.reason.labels.${code}`));
  const { setValue } = useFormContext();
  const code = useWatch({ name: 'reason.code' }) as string;
  const isGone = !isPending && !error && code !== '' && !choices.some(({ id }) => id === code);
  useEffect(() => {
    // The reason given last, which the platform no longer has: the field would look empty.
    if (isGone) setValue('reason.code', '');
  }, [isGone, setValue]);
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  return (
    <SelectInput
      source="reason.code"
      label="actions.reason.code"
      choices={choices}
      isPending={isPending}
      optionText="label"
      translateChoice={false}
      validate={required()}
      margin="none"
      helperText={false}
      sx={{ minWidth: 200 }}
      slotProps={
        onChosen && {
          select: {
            MenuProps: {
              disableRestoreFocus: true,
              // While a list fades out, it still takes the keys.
              transitionDuration: 0,
              slotProps: { transition: { onExited: onChosen } },
            },
          },
        }
      }
    />
  );
};

/** Not react-admin's autocomplete, which does not accept text that is not a choice. */
const ReasonTextInput = ({ action }: Pick<Props, 'action'>) => {
  const translate = useTranslate();
  const { texts } = useLastReasons(action);
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
