import { Box, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { LoadingError } from './LoadingError';
import { useUnreadable } from './UnreadableRows';

interface Props {
  /** Message key of a text about why the list is empty and how the search works. */
  text: string;
}

/**
 * Shown instead of the rows of an empty list: why it is empty, or why it could not be loaded. Nothing
 * when no row can be read, which is said above the list.
 */
export const NoResult = ({ text }: Props) => {
  const translate = useTranslate();
  const { error, refetch } = useListContext();
  const unreadable = useUnreadable();
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (unreadable > 0) return null;
  return (
    <Box role="status" sx={{ p: 4, textAlign: 'center' }}>
      <Typography color="text.secondary">{translate(text)}</Typography>
    </Box>
  );
};
