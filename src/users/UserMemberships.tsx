import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PartlyRead } from '../api';
import { shownName, type User } from '../api/contract';
import { RecordLink, UnreadableNotice } from '../ui';

/**
 * The organizations of an account, without its role, which the API only returns with each
 * organization.
 */
export const UserMemberships = ({
  organizations,
  unreadable,
}: Pick<User, 'organizations'> & PartlyRead) => {
  const translate = useTranslate();
  if (organizations.length === 0) {
    if (unreadable) return <UnreadableNotice unreadable={unreadable} />;
    return (
      <Typography color="text.secondary">{translate('resources.users.no_organization')}</Typography>
    );
  }
  return (
    <>
      <UnreadableNotice unreadable={unreadable} />
      <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
        {organizations.map(({ id, name, badges }) => (
          <li key={id}>
            <RecordLink resource="organizations" id={id} color="primary" underline="always">
              {shownName(name, id)}
            </RecordLink>
            {badges.length > 0 && (
              <Typography component="span" variant="body2" color="text.secondary">
                {' '}
                {badges
                  .map(({ kind }) =>
                    translate(`resources.organizations.badges.${kind}`, { _: kind }),
                  )
                  .join(', ')}
              </Typography>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};
