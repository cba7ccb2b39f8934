import { Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import type { PartlyRead } from '../api';

/** How many rows of a list could not be read and are not shown. Nothing when there are none. */
export const UnreadableNotice = ({ unreadable = 0 }: PartlyRead) => {
  const translate = useTranslate();
  if (unreadable === 0) return null;
  return (
    <Typography role="status" variant="body2" color="text.secondary" sx={{ px: 1.25, py: 0.75 }}>
      {translate('vigie.unreadable_rows', { smart_count: unreadable })}
    </Typography>
  );
};

/** How many rows of the page of a list could not be read, from the list's context. */
export const useUnreadable = (): number => {
  const { meta } = useListContext();
  return (meta as PartlyRead | undefined)?.unreadable ?? 0;
};

/** Above a list: the notice of the rows of this page that could not be read. */
export const UnreadableRows = () => <UnreadableNotice unreadable={useUnreadable()} />;
