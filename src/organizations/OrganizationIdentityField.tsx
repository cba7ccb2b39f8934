import { Box, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { firstVisible, type Organization, shownName } from '../api/contract';
import { RecordAvatar, RecordLink } from '../ui';

/** An organization's logo, name as a link to its page, and acronym. */
export const OrganizationIdentityField = () => {
  const organization = useRecordContext<Organization>();
  if (!organization) return null;
  const { id, slug, name, acronym, logo_thumbnail } = organization;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, maxWidth: 420 }}>
      <RecordAvatar variant="rounded" src={logo_thumbnail} letters={firstVisible(name)} />
      <Typography variant="body2" component="span" noWrap dir="auto" sx={{ fontWeight: 600 }}>
        <RecordLink resource="organizations" id={id}>
          {shownName(name, slug, id)}
        </RecordLink>
        {acronym && (
          <Typography component="span" variant="caption" color="text.secondary">
            {' '}
            (<bdi>{shownName(acronym, id)}</bdi>)
          </Typography>
        )}
      </Typography>
    </Box>
  );
};
