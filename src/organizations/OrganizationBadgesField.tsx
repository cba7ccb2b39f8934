import { Chip, Stack } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Organization } from '../api/contract';

/** What the platform vouches for about an organization. */
export const OrganizationBadgesField = () => {
  const organization = useRecordContext<Organization>();
  const translate = useTranslate();
  if (!organization) return null;
  return (
    <Stack direction="row" spacing={0.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
      {organization.badges.map(({ kind }) => (
        <Chip
          key={kind}
          size="small"
          variant="outlined"
          label={translate(`resources.organizations.badges.${kind}`, { _: kind })}
        />
      ))}
    </Stack>
  );
};
