import { useCallback } from 'react';
import { HttpError, useDataProvider } from 'react-admin';
import type { User } from '../api/contract';

/**
 * Gives a function that activates or deactivates one account.
 *
 * It sends `active` and nothing else, and rejects when the answer does not hold what was asked.
 */
export const useSetActive = () => {
  const dataProvider = useDataProvider();
  return useCallback(
    async (id: string, active: boolean) => {
      const { data } = await dataProvider.update<User>('users', {
        id,
        data: { active },
        previousData: { id },
      });
      if (data.active !== active) throw new Error('resources.users.deactivation.not_applied');
    },
    [dataProvider],
  );
};

/** A refused key or a lost right: the other accounts would be refused alike. */
export const isAccessRefused = (error: Error) =>
  error instanceof HttpError && (error.status === 401 || error.status === 403);
