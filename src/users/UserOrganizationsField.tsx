import { Link as MuiLink, Stack } from '@mui/material';
import { useCreatePath, useRecordContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { User } from '../api/contract';

/** The organizations an account is a member of, each a way on to it. */
export const UserOrganizationsField = () => {
  const user = useRecordContext<User>();
  const createPath = useCreatePath();
  if (!user) return null;
  return (
    <Stack spacing={0.25} sx={{ maxWidth: 160 }}>
      {user.organizations.map(({ id, name, acronym }) => (
        <MuiLink
          key={id}
          component={Link}
          to={createPath({ resource: 'organizations', type: 'show', id })}
          variant="body2"
          noWrap
          title={name}
          onClick={(event) => {
            event.stopPropagation();
          }}
        >
          {acronym || name}
        </MuiLink>
      ))}
    </Stack>
  );
};
