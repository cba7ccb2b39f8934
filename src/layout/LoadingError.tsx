import { Alert, Button } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { failureMessage } from '../dataProvider';

interface Props {
  error: unknown;
  onRetry(): void;
}

/** A list or record that could not be read, with the reason and a way to try again. */
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

/** The page of a record that could not be read. */
export const PageLoadingError = (props: Props) => (
  <>
    <Title title="ra.page.error" preferenceKey={false} />
    <LoadingError {...props} />
  </>
);
