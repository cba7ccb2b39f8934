import { useState } from 'react';
import { useGetIdentity, useGetOne, useNotify } from 'react-admin';
import { fullName, isDeleted, type User } from '../../api/contract';
import { useSelection } from '../../accounts';
import { type Reason, useJobs } from '../../jobs';
import { useAttempt } from '../../ui';
import { userValues } from '../actions';
import { useMarks } from './marks';

export type Decision = 'deactivate' | 'keep' | 'doubtful' | 'not_spam';

interface Decided {
  id: string;
  decision: Decision;
  /** The job of a deactivation. */
  jobId?: string;
}

/**
 * Reviews the selection, one account at a time. An account leaves the selection once decided. Each
 * deactivation is a job of its own, so that it is in the journal and can be undone.
 */
export const useReview = (reason: Reason, doubtUntil: string) => {
  const { ids: selectedIds, add, remove } = useSelection();
  // The initial selection. Accounts that are decided leave the selection, but not the queue.
  const [queue] = useState<readonly string[]>(selectedIds);
  const [place, setPlace] = useState(0);
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const { mark, unmark } = useMarks();
  const { identity } = useGetIdentity();
  const { runner } = useJobs();
  const notify = useNotify();
  // One for all decisions: a second press must not decide about the next account, still unseen.
  const attempt = useAttempt('actions.preview.not_kept');
  const id = queue[place];
  const {
    data: user,
    error,
    refetch,
    dataUpdatedAt,
  } = useGetOne<User>('users', { id: id ?? '' }, { enabled: id !== undefined });
  const isForbidden = user !== undefined && (user.id === identity?.id || isDeleted(user));
  const needsReason = reason.code === '';

  const move = (by: number) => {
    setPlace(Math.max(0, Math.min(queue.length, place + by)));
  };
  const note = (entry: Decided) => {
    setDecided([...decided, entry]);
    remove([entry.id]);
    move(1);
  };

  const deactivate = async (account: User) => {
    const jobId = await runner.start({
      action: 'deactivate',
      params: {},
      reason,
      items: [
        {
          id: account.id,
          name: fullName(account),
          before: userValues(account),
          readAt: dataUpdatedAt,
        },
      ],
    });
    note({ id: account.id, decision: 'deactivate', jobId });
  };

  /** To be run as `attempt`, as `undo` is. */
  const decide = async (decision: Decision) => {
    if (!user || user.id !== id) return;
    const marking = { name: fullName(user), markedAt: Date.now() };
    switch (decision) {
      case 'deactivate':
        if (isForbidden) notify('review.forbidden', { type: 'warning' });
        else if (needsReason) notify('review.reason_first', { type: 'warning' });
        else await deactivate(user);
        return;
      case 'doubtful':
        mark(user.id, { kind: 'doubtful', ...marking, until: doubtUntil });
        break;
      case 'not_spam':
        mark(user.id, { kind: 'not_spam', ...marking });
        break;
      case 'keep':
    }
    note({ id: user.id, decision });
  };

  const undo = async () => {
    const last = decided.at(-1);
    if (!last) return;
    if (last.jobId !== undefined && !(await runner.undo(last.jobId))) {
      notify('review.not_undone', { type: 'warning' });
      return;
    }
    if (last.decision === 'doubtful' || last.decision === 'not_spam') unmark(last.id);
    add([last.id]);
    setDecided(decided.slice(0, -1));
    setPlace(queue.indexOf(last.id));
  };

  return {
    queue,
    place,
    user: user?.id === id ? user : undefined,
    error,
    retry: () => void refetch(),
    isForbidden,
    decisionOf: (other: string | undefined) =>
      decided.findLast(({ id: known }) => known === other)?.decision,
    canUndo: decided.length > 0,
    attempt,
    decide,
    undo,
    next: () => {
      move(1);
    },
    previous: () => {
      move(-1);
    },
  };
};
