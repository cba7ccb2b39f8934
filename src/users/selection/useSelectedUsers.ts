import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { User } from '../../api/contract';
import { knownUsers, type ReadUser, rememberUsers } from './knownUsers';
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
    queryFn: async ({ signal }): Promise<ReadUser[]> => {
      const known = knownUsers(queryClient);
      const missing = ids.filter((id) => !known.has(id));
      const { data } = await dataProvider.getMany<User>('users', { ids: missing, signal });
      rememberUsers(queryClient, data);
      for (const user of data) known.set(user.id, { user, readAt: Date.now() });
      return ids.flatMap((id) => known.get(id) ?? []);
    },
  });
};
