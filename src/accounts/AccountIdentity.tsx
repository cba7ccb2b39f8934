import { Box, Typography } from '@mui/material';
import { firstVisible, fullName } from '../api/contract';
import { AccountText, RecordAvatar, RecordLink } from '../ui';

interface Account {
  id: string;
  first_name: string;
  last_name: string;
  avatar_thumbnail?: string | null;
  email?: string | null;
}

const initials = ({ first_name, last_name }: Account) =>
  `${firstVisible(first_name) ?? ''}${firstVisible(last_name) ?? ''}`.toUpperCase() || '?';

/** An account's avatar, its name as a link to its page, and its e-mail address when known. */
export const AccountIdentity = ({ account }: { account: Account }) => (
  <Box
    sx={{
      display: 'flex',
      alignItems: 'center',
      gap: 1,
      minWidth: 0,
      maxWidth: { xs: 184, sm: 260 },
    }}
  >
    <RecordAvatar src={account.avatar_thumbnail} letters={initials(account)} />
    <Box sx={{ minWidth: 0 }}>
      <Typography
        variant="body2"
        component="span"
        noWrap
        dir="auto"
        sx={{ display: 'block', fontWeight: 600 }}
      >
        <RecordLink resource="users" id={account.id}>
          {fullName(account)}
        </RecordLink>
      </Typography>
      {account.email && (
        <Typography
          variant="caption"
          component="span"
          color="text.secondary"
          noWrap
          sx={{ display: 'block' }}
        >
          <AccountText>{account.email}</AccountText>
        </Typography>
      )}
    </Box>
  </Box>
);
