import { Alert } from '@mui/material';
import type { DialogAttempt } from './useAttempt';

/**
 * Why a dialog could not do what was asked, above its buttons, with which it can be tried again. What
 * was typed is kept.
 */
export const DialogFailure = ({ attempt: { failure } }: { attempt: DialogAttempt }) =>
  failure !== null && (
    <Alert severity="error" role="alert" sx={{ mx: 3, mt: 1, flexShrink: 0 }}>
      {failure}
    </Alert>
  );
