import { Dialog } from '@mui/material';
import { type ComponentType, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { lazyComponent } from './lazyComponent';
import { isLoadFailure } from './loadFailure';
import { LoadFailureAlert } from './LoadFailureAlert';

/**
 * A dialog whose file is loaded when it is opened. When that fails, a dialog says so, and what is
 * around it stays: the selection, and the running job.
 */
export const lazyDialog = <Props extends { onClose(): void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => {
  const Loaded = lazyComponent(load);
  return (props) => (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => {
        if (!isLoadFailure(error)) throw error;
        return (
          <Dialog open onClose={props.onClose}>
            <LoadFailureAlert error={error} onRetry={resetErrorBoundary} />
          </Dialog>
        );
      }}
    >
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    </ErrorBoundary>
  );
};
