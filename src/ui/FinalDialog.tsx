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

interface Props {
  title: string;
  text: string;
  /** The label of the button that goes on. */
  confirm: string;
  isBusy?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/**
 * Asks before something that cannot be undone. The focus is on the button that cancels: with
 * react-admin's `Confirm`, a second press of Enter would go on.
 */
export const FinalDialog = ({ title, text, confirm, isBusy, onConfirm, onClose }: Props) => {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{text}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button color="error" variant="contained" disabled={isBusy} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
