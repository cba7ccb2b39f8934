import BlockIcon from '@mui/icons-material/Block';
import { useState } from 'react';
import { Button } from 'react-admin';
import { BulkDeactivateDialog } from './BulkDeactivateDialog';

/** Deactivates the accounts selected in the list, after showing what that will do. */
export const BulkDeactivateButton = () => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        label="resources.users.action.deactivate_selection"
        color="warning"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <BlockIcon />
      </Button>
      {isOpen && (
        <BulkDeactivateDialog
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
};
