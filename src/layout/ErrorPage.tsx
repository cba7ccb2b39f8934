import { Alert, Button, Stack, Typography } from '@mui/material';
import { Title, useTranslate, type ErrorProps } from 'react-admin';
import { isLoadFailure, LoadFailureAlert } from '../release';

interface Props extends Pick<ErrorProps, 'error'> {
  resetErrorBoundary(event?: unknown): void;
}

/** Shown in place of a page that failed to render. */
export const ErrorPage = ({ error, resetErrorBoundary }: Props) => {
  const translate = useTranslate();
  return (
    <Stack spacing={2} sx={{ p: 3, maxWidth: 640 }}>
      <Title title={translate('ra.page.error')} />
      {isLoadFailure(error) ? (
        <LoadFailureAlert error={error} onRetry={resetErrorBoundary} />
      ) : (
        <>
          <Alert severity="error" role="alert">
            <Typography>{translate('vigie.error_page.text')}</Typography>
            <Typography variant="body2" sx={{ mt: 1 }}>
              {error.message}
            </Typography>
          </Alert>
          <div>
            <Button variant="contained" onClick={resetErrorBoundary}>
              {translate('vigie.error_page.retry')}
            </Button>
          </div>
        </>
      )}
    </Stack>
  );
};
