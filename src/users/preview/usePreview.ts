import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useDataProvider, useGetIdentity, useStore } from 'react-admin';
import type { Values } from '../../jobs';
import { useMarks } from '../review/marks';
import { readAccounts } from '../selection/readAccounts';
import { userActions } from '../actions';
import { type PlannedAccount, planAccounts } from './plan';
import { FIRST_DOMAINS } from './protection';

/** Where the reading of the accounts of a preview stands. */
export interface Preview {
  accounts: readonly PlannedAccount[] | undefined;
  /** How many of those asked for are known so far. */
  known: number;
  /** How many of those asked for are gone. */
  gone: number;
  error: unknown;
  retry(): void;
  /** Takes in one protected account, by name, or leaves it out again. */
  name(id: string, isNamed: boolean): void;
}

/** What an action would do to accounts, read where no page has read them. */
export const usePreview = (
  action: string,
  ids: readonly string[],
  params: Values,
  areNamed = false,
): Preview => {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const { identity } = useGetIdentity();
  const [domains] = useStore<string[]>('users.protectedDomains', FIRST_DOMAINS);
  const { marks } = useMarks();
  const [named, setNamed] = useState<ReadonlySet<string>>(() => new Set(areNamed ? ids : []));
  const [known, setKnown] = useState(0);
  const reading = useQuery({
    queryKey: ['users', 'preview', ids],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: ({ signal }) => readAccounts(ids, queryClient, dataProvider, signal, setKnown),
  });
  const accounts = useMemo(() => {
    const known = userActions[action];
    if (!reading.data || !known || identity === undefined) return undefined;
    const notSpam = new Set(Object.keys(marks).filter((id) => marks[id]?.kind === 'not_spam'));
    const rules = { identityId: String(identity.id), domains, notSpam };
    return planAccounts(reading.data, known, params, rules, named);
  }, [reading.data, action, params, identity, domains, marks, named]);

  return {
    accounts,
    known,
    gone: reading.data ? ids.length - reading.data.length : 0,
    error: reading.error,
    retry: () => void reading.refetch(),
    name: (id, isNamed) => {
      setNamed((before) => {
        const after = new Set(before);
        if (isNamed) after.add(id);
        else after.delete(id);
        return after;
      });
    },
  };
};
