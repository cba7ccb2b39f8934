import DeleteForeverIcon from '@mui/icons-material/DeleteForever';
import { Tooltip } from '@mui/material';
import { useState } from 'react';
import { Button, useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { User } from '../api/contract';
import { UserDeleteDialog } from './UserDeleteDialog';

/** Opens the dialog that deletes the account for good. Oneself cannot be deleted here. */
export const UserDeleteButton = () => {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'users', action: 'delete', record: user });
  if (!user) return null;
  return (
    <>
      <Tooltip title={canAccess === false ? translate('resources.users.not_oneself') : ''}>
        <span>
          <Button
            label="resources.users.action.delete"
            color="error"
            disabled={canAccess !== true}
            onClick={() => {
              setIsOpen(true);
            }}
          >
            <DeleteForeverIcon />
          </Button>
        </span>
      </Tooltip>
      {isOpen && (
        <UserDeleteDialog
          user={user}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
};
