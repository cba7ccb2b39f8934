import { Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { User } from '../api/contract';
import { AccountTexts } from '../ui';
import { linkHosts } from '../accounts';

const MAX_SHOWN = 2;
const MAX_IN_TITLE = 50;

/** The hosts that a profile links to, as plain text, so that none is opened by accident. */
export const UserLinksField = () => {
  const user = useRecordContext<User>();
  if (!user) return null;
  const hosts = linkHosts(user);
  const more = hosts.length - MAX_SHOWN;
  return (
    <Typography
      variant="body2"
      component="span"
      title={hosts.slice(0, MAX_IN_TITLE).join('\n')}
      noWrap
      sx={{ display: 'block', maxWidth: 180 }}
    >
      <AccountTexts texts={hosts.slice(0, MAX_SHOWN)} />
      {more > 0 && ` +${more}`}
    </Typography>
  );
};
