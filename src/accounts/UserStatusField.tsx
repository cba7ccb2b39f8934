import BlockIcon from '@mui/icons-material/Block';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import DeleteOutlineIcon from '@mui/icons-material/DeleteOutlined';
import HourglassEmptyIcon from '@mui/icons-material/HourglassEmpty';
import { Chip, type ChipProps, Stack } from '@mui/material';
import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { ADMIN_ROLE, type User } from '../api/contract';
import { userStatus, type UserStatus } from './userStatus';

const STATUS_STYLES: Record<UserStatus, { color: ChipProps['color']; icon: ReactElement }> = {
  active: { color: 'success', icon: <CheckCircleIcon /> },
  inactive: { color: 'warning', icon: <BlockIcon /> },
  never_activated: { color: 'default', icon: <HourglassEmptyIcon /> },
  deleted: { color: 'error', icon: <DeleteOutlineIcon /> },
};

/** The status as a word, an icon and a colour, and whether the account is an administrator. */
export const UserStatusField = () => {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  if (!user) return null;
  const status = userStatus(user);
  return (
    <Stack direction="row" spacing={0.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
      <Chip
        size="small"
        variant="outlined"
        label={translate(`resources.users.status.${status}`)}
        {...STATUS_STYLES[status]}
      />
      {user.roles.includes(ADMIN_ROLE) && (
        <Chip size="small" variant="outlined" label={translate('resources.users.administrator')} />
      )}
    </Stack>
  );
};
