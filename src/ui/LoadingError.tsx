import { Alert, Button } from '@mui/material';
import { type ReactNode, useContext } from 'react';
import { EditContext, ShowContext, Title, useTranslate } from 'react-admin';
import { failureOf } from '../api';
import { failureMessage } from '../dataProvider';

interface Props {
  error: unknown;
  onRetry(): void;
}

/** Why a list or record could not be loaded, with a button to try again. */
export const LoadingError = ({ error, onRetry }: Props) => {
  const translate = useTranslate();
  const reason = failureMessage(error);
  return (
    <Alert
      severity="error"
      role="alert"
      sx={{ my: 2 }}
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          {translate('vigie.error_page.retry')}
        </Button>
      }
    >
      {translate(reason, { _: reason })}
    </Alert>
  );
};

interface RecordFailureProps {
  /** Shown when there is no such record. */
  missing?: ReactNode;
}

/** Shown instead of the record of a Show or Edit page when it could not be loaded. */
export const RecordFailure = ({ missing }: RecordFailureProps) => {
  const show = useContext(ShowContext);
  const edit = useContext(EditContext);
  const { error, refetch } = show ?? edit ?? {};
  if (!error) return null;
  const kind = failureOf(error)?.kind;
  if (missing !== undefined && (kind === 'not_found' || kind === 'gone')) return missing;
  return (
    <>
      <Title title="ra.page.error" preferenceKey={false} />
      <LoadingError error={error} onRetry={() => void refetch?.()} />
    </>
  );
};
