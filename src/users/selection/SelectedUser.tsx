import CloseIcon from '@mui/icons-material/Close';
import { Box, IconButton, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { RecordContextProvider, useDataProvider, useTranslate } from 'react-admin';
import { fullName, type User } from '../../api/contract';
import { AccountIdentity, UserStatusField, useSelection } from '../../accounts';
import { MAX_AGE_MS } from '../recentUsers';

interface Props {
  id: string;
  /** Undefined: not read yet. */
  known: User | undefined;
  /** Whether this component has to read the account itself. */
  isReadAlone: boolean;
  /** Whether this account does not exist: all have been read, and it is still not known. */
  isMissing: boolean;
  /** Whether this account exists and cannot be read. */
  isUnreadable: boolean;
  /** Called when the moderator goes to the account's page. */
  onLeave(): void;
}

/** One account of the selection: its identity, its status, and a button to remove it. */
export const SelectedUser = ({
  id,
  known,
  isReadAlone,
  isMissing,
  isUnreadable,
  onLeave,
}: Props) => {
  const translate = useTranslate();
  const { remove } = useSelection();
  const { data, error } = useReadUser(id, isReadAlone && known === undefined);
  const user = known ?? data;
  const name = user ? fullName(user) : id;

  const identity = () => {
    if (user) {
      return (
        <RecordContextProvider value={user}>
          <Box
            onClick={(event) => {
              if ((event.target as Element).closest('a')) onLeave();
            }}
            sx={{ flexGrow: 1, minWidth: 0 }}
          >
            <AccountIdentity account={user} />
          </Box>
          <UserStatusField />
        </RecordContextProvider>
      );
    }
    const reason =
      error || isUnreadable ? 'selection.panel.unread' : isMissing && 'selection.panel.missing';
    return (
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        {reason ? (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {translate(reason)}{' '}
            <small>
              <bdi>{id}</bdi>
            </small>
          </Typography>
        ) : (
          <Skeleton width="60%" />
        )}
      </Box>
    );
  };

  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        minHeight: 52,
        px: 2,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {identity()}
      <IconButton
        size="small"
        aria-label={translate('selection.panel.remove', { name })}
        onClick={() => {
          remove([id]);
        }}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
    </Box>
  );
};

const useReadUser = (id: string, isWanted: boolean) => {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['users', 'read', id],
    enabled: isWanted,
    staleTime: MAX_AGE_MS,
    retry: false,
    queryFn: async ({ signal }) => (await dataProvider.getOne<User>('users', { id, signal })).data,
  });
};
