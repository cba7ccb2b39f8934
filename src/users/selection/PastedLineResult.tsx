import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { fullName, type User } from '../../api/contract';
import { AccountText } from '../../ui';
import { failureMessage } from '../../dataProvider';
import type { LineResult } from './resolveLines';

/** The result of one line, and why. */
export const PastedLineResult = ({ result }: { result: LineResult }) => {
  const translate = useTranslate();

  const details = () => {
    switch (result.status) {
      case 'account':
        return <Account user={result.user} />;
      case 'twice':
        return translate('selection.paste.twice', { line: result.firstLine });
      case 'ambiguous':
        return (
          <>
            {translate('selection.paste.ambiguous')}
            {result.candidates.map((user) => (
              <Account key={user.id} user={user} />
            ))}
          </>
        );
      case 'failed':
        return translate(failureMessage(result.error), { _: failureMessage(result.error) });
      default:
        return null;
    }
  };

  const isFine = result.status === 'account' || result.status === 'twice';
  return (
    <>
      <Typography
        variant="body2"
        component="span"
        sx={{
          fontWeight: 600,
          color: isFine || result.status === 'waiting' ? 'text.secondary' : 'warning.main',
        }}
      >
        {translate(`selection.paste.status.${result.status}`)}
      </Typography>{' '}
      {details()}
    </>
  );
};

const Account = ({ user }: { user: User }) => (
  <Box component="span" sx={{ display: 'block' }}>
    <bdi>{fullName(user)}</bdi>{' '}
    {user.email && (
      <small>
        <AccountText>{user.email}</AccountText>
      </small>
    )}
  </Box>
);
