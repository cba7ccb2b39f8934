import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { retryLoads } from './loadAttempts';
import { useLoadFailure } from './loadFailure';
import { ReloadButton } from './ReloadButton';

interface Props {
  error: unknown;
  onRetry?(): void;
}

/** Why a part of the console did not load, with the only thing that can help. */
export const LoadFailureAlert = ({ error, onRetry }: Props) => {
  const translate = useTranslate();
  const reason = useLoadFailure(error) ?? 'unknown';
  return (
    <Alert
      severity={reason === 'outdated' ? 'info' : 'error'}
      role="alert"
      action={
        reason === 'outdated' ? (
          <ReloadButton />
        ) : (
          <Button
            color="inherit"
            size="small"
            onClick={() => {
              retryLoads();
              onRetry?.();
            }}
          >
            {translate('vigie.error_page.retry')}
          </Button>
        )
      }
    >
      {translate(`vigie.not_loaded.${reason}`)}
    </Alert>
  );
};
