import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useSelection } from '../../accounts';
import { readAccounts } from './readAccounts';

/**
 * The selected accounts, in the order of selection, whatever page of the list they are on.
 *
 * Reads those that no page has read recently. Accounts that no longer exist are left out.
 */
export const useSelectedUsers = (isWanted: boolean) => {
  const { ids } = useSelection();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: ['users', 'selected', ids],
    enabled: isWanted,
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => readAccounts(ids, queryClient, dataProvider, signal),
  });
};
