import { Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { PartlyRead } from '../api';
import { shownName, type User } from '../api/contract';
import { RecordLink, UnreadableNotice } from '../ui';

/** The organizations an account is a member of, as links. */
export const UserOrganizationsField = () => {
  const user = useRecordContext<User & PartlyRead>();
  if (!user) return null;
  return (
    <Stack spacing={0.25} sx={{ maxWidth: 160 }}>
      {user.organizations.map(({ id, name, acronym }) => (
        <RecordLink
          key={id}
          resource="organizations"
          id={id}
          color="primary"
          underline="always"
          variant="body2"
          noWrap
          title={shownName(name, id)}
        >
          {shownName(acronym ?? '', shownName(name, id))}
        </RecordLink>
      ))}
      <UnreadableNotice unreadable={user.unreadable} />
    </Stack>
  );
};
