import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { TextInput, type TextInputProps, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { AccountText, firstCharacters } from '../ui';

interface Props extends TextInputProps {
  /** A longer text is not put into the field: a browser takes up to a minute to draw a megabyte. */
  maxEditable: number;
}

/**
 * A text input whose value may be of any length. A text that is too long to be edited is shown by its
 * beginning, and can be cleared or cut.
 */
export const LongTextInput = ({ maxEditable, ...props }: Props) => {
  const value: unknown = useWatch({ name: props.source });
  return typeof value === 'string' && value.length > maxEditable ? (
    <TooLong source={props.source} value={value} maxEditable={maxEditable} />
  ) : (
    <TextInput {...props} />
  );
};

const TooLong = ({
  source,
  value,
  maxEditable,
}: Pick<Props, 'source' | 'maxEditable'> & { value: string }) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const change = (text: string) => {
    setValue(source, text, { shouldDirty: true });
  };
  const label = translate(`resources.users.fields.${source}`);
  return (
    <Box component="section" aria-label={label} sx={{ width: '100%', mb: 2 }}>
      <Typography variant="caption" color="text.secondary">
        {label}
      </Typography>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere', mb: 1 }}>
        <AccountText>{value}</AccountText>
      </Typography>
      <Alert
        severity="info"
        action={
          <Stack direction="row">
            <Button
              color="inherit"
              size="small"
              onClick={() => {
                change(firstCharacters(value, maxEditable));
              }}
            >
              {translate('resources.users.too_long.cut')}
            </Button>
            <Button
              color="inherit"
              size="small"
              onClick={() => {
                change('');
              }}
            >
              {translate('resources.users.too_long.clear')}
            </Button>
          </Stack>
        }
      >
        {translate('resources.users.too_long.text', { smart_count: value.length })}
      </Alert>
    </Box>
  );
};
