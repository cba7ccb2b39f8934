import BlockIcon from '@mui/icons-material/Block';
import DeleteForeverIcon from '@mui/icons-material/DeleteForever';
import PlayArrowIcon from '@mui/icons-material/PlayArrow';
import { Tooltip } from '@mui/material';
import type { ReactElement } from 'react';
import {
  Button,
  type ButtonProps,
  useCanAccess,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { User } from '../../api/contract';
import { useDraftState, useKeys } from '../../ui';
import { JobPreview } from './JobPreview';

const BUTTON_STYLES: Record<string, { icon: ReactElement; color: ButtonProps['color'] }> = {
  deactivate: { icon: <BlockIcon />, color: 'warning' },
  reactivate: { icon: <PlayArrowIcon />, color: 'primary' },
  delete: { icon: <DeleteForeverIcon />, color: 'error' },
};

/** Opens the preview of an action on this account, which is included even when protected. */
export const UserJobButton = ({ action }: { action: string }) => {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  const [isOpen, setIsOpen] = useDraftState(`account ${action}`, false);
  const { canAccess } = useCanAccess({ resource: 'users', action, record: user });
  const isAllowed = canAccess === true;
  const open = () => {
    setIsOpen(true);
  };
  const refusal =
    action === 'reactivate'
      ? 'keys.nothing.already_inactive'
      : canAccess === false
        ? 'resources.users.not_oneself'
        : undefined;
  useKeys({ d: { label: 'keys.deactivate', refusal, act: open } }, action !== 'delete');
  if (!user) return null;
  return (
    <>
      <Tooltip title={canAccess === false ? translate('resources.users.not_oneself') : ''}>
        <span>
          <Button
            label={`actions.${action}.button`}
            color={BUTTON_STYLES[action]?.color}
            disabled={!isAllowed}
            onClick={open}
          >
            {BUTTON_STYLES[action]?.icon}
          </Button>
        </span>
      </Tooltip>
      {isOpen && (
        <JobPreview
          action={action}
          ids={[user.id]}
          areIncluded
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
};
