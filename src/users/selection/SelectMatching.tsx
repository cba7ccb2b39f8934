import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import type { User } from '../../api/contract';
import { LoadingError, useUnreadable } from '../../ui';
import { mayBeIncomplete } from './readMatching';
import { useSelectMatching } from './useSelectMatching';

/** Above a list of several pages: selects all accounts that match its search. */
export const SelectMatching = () => {
  const { filterValues, sort } = useListContext<User>();
  // The key resets the state when the search changes.
  return <Matching key={JSON.stringify([filterValues, sort])} />;
};

const Matching = () => {
  const translate = useTranslate();
  const { data = [], total = 0, filterValues } = useListContext<User>();
  const unreadable = useUnreadable();
  const { state, start, cancel, dismiss } = useSelectMatching();
  const isSearch = Boolean((filterValues as { q?: string }).q);

  switch (state.status) {
    case 'idle':
      // With a single page, the checkbox of the header is enough.
      if (total <= data.length + unreadable) return null;
      return (
        <Box sx={{ px: 0.5, py: 0.25 }}>
          <Button size="small" onClick={() => void start()}>
            {translate(
              isSearch ? 'selection.matching.select_found' : 'selection.matching.select_all',
              { smart_count: total },
            )}
          </Button>
        </Box>
      );
    case 'reading':
      return (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 1.25, py: 0.25 }}>
          <LinearProgress
            variant={state.total > 0 ? 'determinate' : 'indeterminate'}
            value={state.total > 0 ? Math.min(100, (100 * state.read) / state.total) : undefined}
            aria-label={translate('selection.matching.reading')}
            sx={{ flexGrow: 1, maxWidth: 320 }}
          />
          <Typography variant="body2">
            {translate('selection.matching.progress', {
              smart_count: state.read,
              total: state.total || total,
            })}
          </Typography>
          <Button size="small" onClick={cancel}>
            {translate('selection.matching.cancel')}
          </Button>
        </Box>
      );
    case 'done': {
      const { matching } = state;
      const isWhole = !mayBeIncomplete(matching);
      return (
        <Alert
          severity={isWhole && matching.unreadable === 0 ? 'success' : 'warning'}
          role="status"
          onClose={dismiss}
          closeText={translate('selection.matching.dismiss')}
        >
          {isWhole
            ? translate('selection.matching.added', { smart_count: matching.users.length })
            : translate('selection.matching.moved', {
                first: matching.totalAtFirst,
                last: matching.totalAtLast,
                read: matching.users.length,
              })}
          {matching.unreadable > 0 && (
            <> {translate('selection.matching.unreadable', { smart_count: matching.unreadable })}</>
          )}
          {!isWhole && (
            <Button size="small" color="inherit" onClick={() => void start()}>
              {translate('selection.matching.again')}
            </Button>
          )}
        </Alert>
      );
    }
    case 'failed':
      return <LoadingError error={state.error} onRetry={() => void start()} />;
  }
};
