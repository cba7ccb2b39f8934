import BlockIcon from '@mui/icons-material/Block';
import PlayArrowIcon from '@mui/icons-material/PlayArrow';
import { Tooltip } from '@mui/material';
import { useState } from 'react';
import {
  Button,
  useCanAccess,
  useNotify,
  useRecordContext,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { User } from '../api/contract';
import { failureMessage } from '../dataProvider';
import { useSetActive } from './useSetActive';

/** Deactivates the account, or reactivates it. Both can be taken back, so neither asks. */
export const UserActiveButton = () => {
  const user = useRecordContext<User>();
  const setActive = useSetActive();
  const notify = useNotify();
  const refresh = useRefresh();
  const translate = useTranslate();
  const [isPending, setIsPending] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'users', action: 'deactivate', record: user });
  if (!user) return null;
  const isActive = user.active === true;
  const isForbidden = isActive && canAccess === false;

  const toggle = async () => {
    setIsPending(true);
    try {
      await setActive(user.id, !isActive);
      notify(`resources.users.${isActive ? 'deactivated' : 'reactivated'}`, { type: 'success' });
      refresh();
    } catch (error) {
      notify(failureMessage(error), { type: 'error' });
    } finally {
      setIsPending(false);
    }
  };

  return (
    <Tooltip title={isForbidden ? translate('resources.users.not_oneself') : ''}>
      <span>
        <Button
          label={`resources.users.action.${isActive ? 'deactivate' : 'reactivate'}`}
          color={isActive ? 'warning' : 'primary'}
          disabled={isPending || isForbidden}
          onClick={() => void toggle()}
        >
          {isActive ? <BlockIcon /> : <PlayArrowIcon />}
        </Button>
      </span>
    </Tooltip>
  );
};
