import { Chip, Stack } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Organization } from '../api/contract';

/** The badges of an organization: what the platform certifies about it. */
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
