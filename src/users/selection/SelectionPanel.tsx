import CloseIcon from '@mui/icons-material/Close';
import { Box, Drawer, IconButton, LinearProgress, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, type HTMLAttributes, type Ref } from 'react';
import { useTranslate } from 'react-admin';
import { Virtuoso } from 'react-virtuoso';
import { LoadingError } from '../../ui';
import { USER_STATUSES, useSelection, userStatus } from '../../accounts';
import { recentUser, type UserSnapshot } from '../recentUsers';
import { SelectedUser } from './SelectedUser';
import { useSelectedUsers } from './useSelectedUsers';

/** Accounts are read one by one. In a larger selection, only those in view are read. */
const MAX_READ = 500;

const List = (props: HTMLAttributes<HTMLDivElement> & { ref?: Ref<HTMLDivElement> }) => (
  <div role="list" {...props} />
);
const Item = (props: HTMLAttributes<HTMLDivElement>) => <div role="listitem" {...props} />;
const components = { List, Item };

/** The selected accounts with their status. Each can be removed. */
export const SelectionPanel = ({ onClose }: { onClose(): void }) => {
  const translate = useTranslate();
  const titleId = useId();
  const { ids } = useSelection();
  const isLarge = ids.length > MAX_READ;
  const selected = useSelectedUsers(!isLarge);

  const queryClient = useQueryClient();
  const read = useMemo(
    () => new Map(selected.data?.accounts.map((snapshot) => [snapshot.user.id, snapshot])),
    [selected.data],
  );

  const state = () => {
    if (ids.length === 0) return <Typography>{translate('selection.panel.none')}</Typography>;
    if (isLarge) {
      return (
        <Typography variant="body2" color="text.secondary">
          {translate('selection.panel.large', { max: MAX_READ })}
        </Typography>
      );
    }
    if (selected.error) {
      return <LoadingError error={selected.error} onRetry={() => void selected.refetch()} />;
    }
    if (selected.isPending) {
      return <LinearProgress aria-label={translate('selection.panel.reading')} />;
    }
    return <StatusCounts users={selected.data.accounts} />;
  };

  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': titleId,
          sx: { width: { xs: '100%', sm: 460 }, display: 'flex' },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2, pt: 1 }}>
        <Typography id={titleId} variant="h6" component="h2" sx={{ flexGrow: 1 }}>
          {translate('selection.panel.title')}
        </Typography>
        <IconButton aria-label={translate('selection.panel.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Box>
      <Box sx={{ px: 2, pb: 1, minHeight: 28 }}>{state()}</Box>
      {ids.length > 0 && (
        <Virtuoso
          style={{ flexGrow: 1 }}
          data={ids}
          computeItemKey={(_index, id) => id}
          components={components}
          itemContent={(_index, id) => (
            <SelectedUser
              id={id}
              known={(read.get(id) ?? recentUser(queryClient, id))?.user}
              isReadAlone={isLarge}
              isMissing={!isLarge && selected.isSuccess}
              isUnreadable={selected.data?.unreadable.includes(id) ?? false}
              onLeave={onClose}
            />
          )}
        />
      )}
    </Drawer>
  );
};

const StatusCounts = ({ users }: { users: readonly UserSnapshot[] }) => {
  const translate = useTranslate();
  const counts = USER_STATUSES.map((status) => ({
    status,
    count: users.filter(({ user }) => userStatus(user) === status).length,
  }));
  return (
    <Typography variant="body2" color="text.secondary">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${translate(`resources.users.status.${status}`)} : ${count}`)
        .join(' · ')}
    </Typography>
  );
};
