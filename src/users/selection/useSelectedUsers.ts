import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useListContext } from 'react-admin';
import type { User } from '../api/contract';

/**
 * The accounts selected in the list, on whichever page they are, in the order of selection.
 *
 * Those of other pages are read; an account that is gone is left out.
 */
export const useSelectedUsers = (isWanted: boolean) => {
  const { data: listed = [], selectedIds } = useListContext<User>();
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['users', 'selected', selectedIds],
    enabled: isWanted,
    gcTime: 0,
    queryFn: async () => {
      const known = new Map(listed.map((user) => [user.id, user]));
      const missing = selectedIds.filter((id: string) => !known.has(id));
      const { data } = await dataProvider.getMany<User>('users', { ids: missing });
      for (const user of data) known.set(user.id, user);
      return selectedIds.flatMap((id: string) => known.get(id) ?? []);
    },
  });
};
