import { Avatar, Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { fullName, type User } from '../api/contract';
import { AccountText, DateField, Fact, Facts } from '../ui';
import { UserStatusField } from '../accounts';

/** The identity of the account: picture, name, status and registration. */
export const UserSummary = () => {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  if (!user) return null;
  const field = (name: string) => `resources.users.fields.${name}`;
  return (
    <Box component="section" aria-label={translate('resources.users.summary')}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 2 }}>
        <Avatar src={user.avatar_thumbnail ?? undefined} alt="" sx={{ width: 64, height: 64 }} />
        <Box sx={{ minWidth: 0 }}>
          <Typography component="h2" variant="h6" dir="auto" sx={{ overflowWrap: 'anywhere' }}>
            {fullName(user)}
          </Typography>
          <UserStatusField />
        </Box>
      </Box>
      <Facts>
        <Fact label={field('email')}>
          {user.email === null ? '—' : <AccountText>{user.email}</AccountText>}
        </Fact>
        <Fact label={field('since')}>
          <DateField source="since" showTime />
        </Fact>
        <Fact label={field('last_login_at')}>
          {user.last_login_at === null ? (
            translate('resources.users.never')
          ) : (
            <DateField source="last_login_at" showTime />
          )}
        </Fact>
        <Fact label={field('roles')}>
          {user.roles.join(', ') || translate('resources.users.no_role')}
        </Fact>
        {user.deleted && (
          <Fact label={field('deleted')}>
            <DateField source="deleted" showTime />
          </Fact>
        )}
        {user.password_rotation_demanded && (
          <Fact label={field('password_rotation_demanded')}>
            <DateField source="password_rotation_demanded" showTime />
          </Fact>
        )}
        {user.password_rotation_performed && (
          <Fact label={field('password_rotation_performed')}>
            <DateField source="password_rotation_performed" showTime />
          </Fact>
        )}
        <Fact label={field('slug')}>
          <AccountText>{user.slug}</AccountText>
        </Fact>
        <Fact label={field('id')}>
          <code>{user.id}</code>
        </Fact>
      </Facts>
    </Box>
  );
};
