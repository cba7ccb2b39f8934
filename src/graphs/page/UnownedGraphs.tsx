import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { ActButton, useAttempt } from '../../ui';
import { useGraphStore } from './useGraphStore';

/**
 * Asks about the graphs that this browser has kept since before graphs had an owner. They may be
 * those of another moderator, so only their number is shown.
 */
export const UnownedGraphs = () => {
  const translate = useTranslate();
  const store = useGraphStore();
  const { data: count = 0, refetch } = useQuery({
    // Refetched after changes, like the list.
    queryKey: ['graphs', 'unowned'],
    queryFn: () => store.countUnowned(),
  });
  // One of the two, once.
  const attempt = useAttempt();
  if (count === 0) return null;
  const button = (label: string, act: () => Promise<void>) => (
    <ActButton
      size="small"
      color="inherit"
      attempt={attempt}
      act={async () => {
        await act();
        await refetch();
      }}
    >
      {translate(label)}
    </ActButton>
  );
  return (
    <Alert
      severity="info"
      sx={{ mt: 2 }}
      action={
        <>
          {button('graph.unowned.take', store.takeUnowned)}
          {button('graph.unowned.remove', store.removeUnowned)}
        </>
      }
    >
      {translate('graph.unowned.text', { smart_count: count })}
    </Alert>
  );
};
