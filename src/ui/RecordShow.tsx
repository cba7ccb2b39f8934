import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Show, type ShowProps } from 'react-admin';
import { RecordFailure } from './LoadingError';
import { RecordBoundary } from './RecordBoundary';

interface RecordShowProps extends ShowProps {
  /** Shown when there is no such record. */
  missing: ReactNode;
}

/** A Show page that stays open, with the reason, when its record cannot be loaded. */
export const RecordShow = ({ missing, ...props }: RecordShowProps) => (
  // react-admin would notify and go back to the list.
  <Show
    error={<RecordFailure missing={missing} />}
    queryOptions={{ onError: () => undefined }}
    {...props}
  />
);

/** A summary with details beside it, or below it on narrow screens. */
export const SummaryAndDetails = ({
  summary,
  children,
}: {
  summary: ReactNode;
  children: ReactNode;
}) => (
  <Box
    sx={{
      display: 'grid',
      gap: 4,
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(260px, 1fr) minmax(0, 2fr)' },
    }}
  >
    <RecordBoundary>{summary}</RecordBoundary>
    <Box sx={{ minWidth: 0 }}>
      <RecordBoundary>{children}</RecordBoundary>
    </Box>
  </Box>
);
