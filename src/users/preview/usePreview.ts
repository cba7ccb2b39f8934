import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useDataProvider, useGetIdentity, useStore } from 'react-admin';
import type { Values } from '../../jobs';
import { useMarks } from '../review/marks';
import { readAccounts } from '../selection/readAccounts';
import { userActions } from '../actions';
import { type PlannedAccount, planAccounts } from './plan';
import { DEFAULT_DOMAINS } from './exclusion';

/** The state of a preview, whose accounts are read first. */
interface Preview {
  accounts: readonly PlannedAccount[] | undefined;
  /** How many of the accounts have been read so far. */
  known: number;
  /** How many of the accounts no longer exist. */
  gone: number;
  /** How many of the accounts exist and cannot be read. */
  unreadable: number;
  error: unknown;
  retry(): void;
  /** Includes a protected account, or leaves it out again. */
  include(id: string, isIncluded: boolean): void;
}

/** What an action would do to accounts. Reads those that no page has read recently. */
export const usePreview = (
  action: string,
  ids: readonly string[],
  params: Values,
  areIncluded = false,
): Preview => {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const { identity } = useGetIdentity();
  const [domains] = useStore<string[]>('users.protectedDomains', DEFAULT_DOMAINS);
  const { marks } = useMarks();
  const [included, setIncluded] = useState<ReadonlySet<string>>(
    () => new Set(areIncluded ? ids : []),
  );
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
    return planAccounts(reading.data.accounts, known, params, rules, included);
  }, [reading.data, action, params, identity, domains, marks, included]);

  const unreadable = reading.data?.unreadable.length ?? 0;
  return {
    accounts,
    known,
    gone: reading.data ? ids.length - reading.data.accounts.length - unreadable : 0,
    unreadable,
    error: reading.error,
    retry: () => void reading.refetch(),
    include: (id, isIncluded) => {
      setIncluded((before) => {
        const after = new Set(before);
        if (isIncluded) after.add(id);
        else after.delete(id);
        return after;
      });
    },
  };
};
