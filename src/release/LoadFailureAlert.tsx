import { Alert, Button } from '@mui/material';
import { useEffect } from 'react';
import { useEvent, useTranslate } from 'react-admin';
import { retryLoads } from './loadAttempts';
import { useLoadFailure } from './loadFailure';
import { ReloadButton } from './ReloadButton';

interface Props {
  error: unknown;
  onRetry?(): void;
}

/**
 * Why a part of the console did not load, with the only thing that can help. A file out of reach is
 * loaded again by itself once the network is back.
 */
export const LoadFailureAlert = ({ error, onRetry }: Props) => {
  const translate = useTranslate();
  const reason = useLoadFailure(error) ?? 'unknown';
  const retry = useEvent(() => {
    retryLoads();
    onRetry?.();
  });
  const isOutOfReach = reason === 'unreachable';
  useEffect(() => {
    if (!isOutOfReach) return;
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
    };
  }, [isOutOfReach, retry]);
  return (
    <Alert
      severity={reason === 'outdated' ? 'info' : 'error'}
      role="alert"
      action={
        reason === 'outdated' ? (
          <ReloadButton />
        ) : (
          <Button color="inherit" size="small" onClick={retry}>
            {translate('vigie.error_page.retry')}
          </Button>
        )
      }
    >
      {translate(`vigie.not_loaded.${reason}`)}
    </Alert>
  );
};
