import { Avatar, Box, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { Organization } from '../api/contract';
import { RecordLink } from '../ui';

/** An organization's logo, name as a link to its page, and acronym. */
export const OrganizationIdentityField = () => {
  const organization = useRecordContext<Organization>();
  if (!organization) return null;
  const { id, name, acronym, logo_thumbnail } = organization;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, maxWidth: 420 }}>
      <Avatar
        variant="rounded"
        src={logo_thumbnail ?? undefined}
        alt=""
        aria-hidden
        sx={{
          width: 28,
          height: 28,
          fontSize: 12,
          bgcolor: 'action.selected',
          color: 'text.primary',
        }}
      >
        {Array.from(name)[0]}
      </Avatar>
      <Typography variant="body2" component="span" noWrap dir="auto" sx={{ fontWeight: 600 }}>
        <RecordLink resource="organizations" id={id}>
          {name}
        </RecordLink>
        {acronym && (
          <Typography component="span" variant="caption" color="text.secondary">
            {' '}
            ({acronym})
          </Typography>
        )}
      </Typography>
    </Box>
  );
};
