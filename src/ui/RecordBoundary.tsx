import { Alert } from '@mui/material';
import type { ReactNode } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { ErrorBoundary } from 'react-error-boundary';

/** Shows a message in place of a record whose display fails, until another record is shown. */
export const RecordBoundary = ({ children }: { children: ReactNode }) => {
  const record = useRecordContext();
  const translate = useTranslate();
  return (
    <ErrorBoundary
      // Made anew for each record: a browser extension that translates replaces the texts, and those of
      // the record before would stay.
      key={record?.id}
      fallback={
        <Alert severity="error" role="alert">
          {translate('vigie.record_error')}
        </Alert>
      }
    >
      {children}
    </ErrorBoundary>
  );
};
