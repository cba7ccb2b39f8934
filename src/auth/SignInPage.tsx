import { Alert, Box, Paper, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import {
  Form,
  LocalesMenuButton,
  PasswordInput,
  required,
  SaveButton,
  useLogin,
  useNotify,
  useTranslate,
} from 'react-admin';
import { useInstance } from '../instance';
import { NewReleaseNotice } from '../release';

/** Asks for an administrator's API key. */
export const SignInPage = () => {
  const { instanceName, publicUrl } = useInstance();
  const translate = useTranslate();
  const login = useLogin();
  const notify = useNotify();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  // Not the state, which a second press before the next render would not see.
  const isTaken = useRef(false);

  const signIn = async (values: object) => {
    if (isTaken.current) return;
    isTaken.current = true;
    setRefusal(null);
    setIsPending(true);
    try {
      await login(values);
      notify('vigie.auth.signed_in', { type: 'info', autoHideDuration: 2000 });
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : 'vigie.auth.unexpected');
      isTaken.current = false;
      setIsPending(false);
    }
  };

  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        bgcolor: 'background.default',
        p: 2,
      }}
    >
      <Paper variant="outlined" sx={{ p: 4, width: '100%', maxWidth: 440 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', mb: 0.5 }}>
          <Typography component="h1" variant="h5">
            Vigie
          </Typography>
          <LocalesMenuButton />
        </Stack>
        <Typography color="text.secondary" sx={{ mb: 3 }}>
          {translate('vigie.auth.purpose', { instance: instanceName })}
        </Typography>
        {!window.isSecureContext && (
          <Alert severity="warning" role="note" sx={{ mb: 2 }}>
            {translate('vigie.auth.not_secure')}
          </Alert>
        )}
        <NewReleaseNotice />
        {refusal && (
          <Alert severity="error" role="alert" sx={{ mb: 2 }}>
            {translate(refusal, { _: refusal })}
          </Alert>
        )}
        <Form onSubmit={signIn} mode="onSubmit" reValidateMode="onSubmit">
          <Stack spacing={2}>
            <PasswordInput
              source="key"
              label="vigie.auth.key"
              helperText="vigie.auth.key_help"
              validate={required('vigie.auth.key_missing')}
              autoComplete="off"
              autoFocus
              fullWidth
            />
            <SaveButton label="vigie.auth.sign_in" icon={<></>} alwaysEnable={!isPending} />
          </Stack>
        </Form>
        {publicUrl && (
          <Typography variant="body2" color="text.secondary" sx={{ mt: 3 }}>
            {translate('vigie.auth.where', { site: publicUrl })}
          </Typography>
        )}
      </Paper>
    </Box>
  );
};
