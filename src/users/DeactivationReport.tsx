import { Button, DialogActions, DialogContent } from '@mui/material';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { BulkReport } from '../bulk';

interface ActionsProps {
  closeLabel: string;
  onClose(): void;
  isDisabled?: boolean;
  children?: ReactNode;
}

/** The dialog's way out, and what stands beside it. */
export const BulkDialogActions = ({ closeLabel, onClose, isDisabled, children }: ActionsProps) => {
  const translate = useTranslate();
  return (
    <DialogActions>
      <Button onClick={onClose} disabled={isDisabled}>
        {translate(closeLabel)}
      </Button>
      {children}
    </DialogActions>
  );
};

interface Props extends ComponentProps<typeof BulkReport> {
  onClose(): void;
  /** Missing: nothing to take back. */
  onUndo?(): void;
}

/** What was done, what was not and why. */
export const DeactivationReport = ({ onClose, onUndo, ...report }: Props) => {
  const translate = useTranslate();
  return (
    <>
      <DialogContent>
        <BulkReport {...report} />
      </DialogContent>
      <BulkDialogActions closeLabel="ra.action.close" onClose={onClose}>
        {onUndo && (
          <Button onClick={onUndo}>{translate('resources.users.deactivation.undo')}</Button>
        )}
      </BulkDialogActions>
    </>
  );
};
