import { Alert } from '@mui/material';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ErrorBoundary } from 'react-error-boundary';
import { isLoadFailure, LoadFailureAlert } from '../release';

/** The maximum wait, for pages that are never idle. */
const MAX_WAIT_MS = 2_000;
/** The wait in browsers without `requestIdleCallback`. */
const FALLBACK_WAIT_MS = 200;

/** Renders its children once the page has been drawn and the browser is idle. */
export const Deferred = ({ children }: { children: ReactNode }) => {
  const [isDue, setIsDue] = useState(false);
  useEffect(
    () =>
      whenIdle(() => {
        setIsDue(true);
      }),
    [],
  );
  if (!isDue) return null;
  return (
    <ErrorBoundary FallbackComponent={Failure}>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
};

interface FailureProps {
  error: unknown;
  resetErrorBoundary(): void;
}

const Failure = ({ error, resetErrorBoundary }: FailureProps) => {
  const translate = useTranslate();
  if (isLoadFailure(error)) {
    return <LoadFailureAlert error={error} onRetry={resetErrorBoundary} />;
  }
  return (
    <Alert severity="error" role="alert">
      {translate('vigie.error_page.foot')} {error instanceof Error && error.message}
    </Alert>
  );
};

/** @returns a function that cancels it */
function whenIdle(act: () => void): () => void {
  // Missing in Safari.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, FALLBACK_WAIT_MS);
    return () => {
      clearTimeout(timer);
    };
  }
  const handle = requestIdleCallback(act, { timeout: MAX_WAIT_MS });
  return () => {
    cancelIdleCallback(handle);
  };
}
