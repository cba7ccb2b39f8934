import { Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { User } from '../api/contract';
import { linkHosts } from '../accounts';

const MOST_SHOWN = 2;

/** The hosts a profile links to, as plain text: nobody should open them by a slip. */
export const UserLinksField = () => {
  const user = useRecordContext<User>();
  if (!user) return null;
  const hosts = linkHosts(user);
  const more = hosts.length - MOST_SHOWN;
  return (
    <Typography
      variant="body2"
      component="span"
      title={hosts.join('\n')}
      noWrap
      sx={{ display: 'block', maxWidth: 180 }}
    >
      {hosts.slice(0, MOST_SHOWN).join(', ')}
      {more > 0 && ` +${more}`}
    </Typography>
  );
};
