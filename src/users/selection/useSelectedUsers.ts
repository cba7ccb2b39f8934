import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { readAccounts } from './readAccounts';
import { useSelection } from './useSelection';

/**
 * The selected accounts as they were read, on whichever page they are, in the order of selection.
 *
 * Those that no page has read lately are read; an account that is gone is left out.
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
