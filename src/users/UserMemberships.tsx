import { Link as MuiLink, Typography } from '@mui/material';
import { useCreatePath, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OrganizationReference } from '../api/contract';

/** The organizations an account belongs to. Its role is told by the organization alone. */
export const UserMemberships = ({ organizations }: { organizations: OrganizationReference[] }) => {
  const translate = useTranslate();
  const createPath = useCreatePath();
  if (organizations.length === 0) {
    return (
      <Typography color="text.secondary">{translate('resources.users.no_organization')}</Typography>
    );
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
      {organizations.map(({ id, name, badges }) => (
        <li key={id}>
          <MuiLink
            component={Link}
            to={createPath({ resource: 'organizations', type: 'show', id })}
          >
            {name}
          </MuiLink>
          {badges.length > 0 && (
            <Typography component="span" variant="body2" color="text.secondary">
              {' '}
              {badges
                .map(({ kind }) => translate(`resources.organizations.badges.${kind}`, { _: kind }))
                .join(', ')}
            </Typography>
          )}
        </li>
      ))}
    </ul>
  );
};
