import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from './ActButton';
import { DialogFailure } from './DialogFailure';
import { useDialogAttempt } from './useAttempt';

interface Props {
  title: string;
  text: string;
  /** The label of the button that goes on: what it does. */
  confirm: string;
  /** What the button does. The dialog closes once it is done. */
  act(): unknown;
  onClose(): void;
}

/**
 * Asks before something that cannot be undone. The focus is on the button that cancels: with
 * react-admin's `Confirm`, a second press of Enter would go on.
 */
export const FinalDialog = ({ title, text, confirm, act, onClose }: Props) => {
  const translate = useTranslate();
  const titleId = useId();
  const attempt = useDialogAttempt();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{text}</DialogContentText>
      </DialogContent>
      <DialogFailure attempt={attempt} />
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <ActButton
          color="error"
          variant="contained"
          attempt={attempt}
          act={async () => {
            await act();
            onClose();
          }}
        >
          {confirm}
        </ActButton>
      </DialogActions>
    </Dialog>
  );
};
