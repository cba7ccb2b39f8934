import { Dialog, DialogContent, DialogTitle, LinearProgress } from '@mui/material';
import { useEffect, useState } from 'react';
import {
  useGetIdentity,
  useListContext,
  useLogoutIfAccessDenied,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { User } from '../api/contract';
import { BulkProgress, type Outcome, useBulkRun } from '../bulk';
import { LoadingError } from '../layout';
import { planDeactivation } from './deactivation';
import { DeactivationPreview } from './DeactivationPreview';
import { BulkDialogActions, DeactivationReport } from './DeactivationReport';
import { useSelectedUsers } from './useSelectedUsers';
import { isAccessRefused, useSetActive } from './useSetActive';

const wasDone = ({ status }: Outcome) => status === 'done';

/**
 * Preview, run and report of deactivating the selection, in one dialog.
 *
 * Whatever was not done stays selected; undo reactivates exactly what this run deactivated.
 */
export const BulkDeactivateDialog = ({ onClose }: { onClose(): void }) => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const { onSelect } = useListContext<User>();
  const { identity } = useGetIdentity();
  const selection = useSelectedUsers(true);
  const [withAdministrators, setWithAdministrators] = useState(false);
  // The selection changes once the run ends, so what was shown is kept.
  const [started, setStarted] = useState<{ users: User[]; outcomes: Outcome[] } | null>(null);
  const setActive = useSetActive();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const deactivation = useBulkRun();
  const undo = useBulkRun();
  const isRunning = deactivation.run.status === 'running' || undo.run.status === 'running';
  useWarnBeforeUnload(isRunning);

  const users = started?.users ?? selection.data ?? [];
  const plan = planDeactivation(users, { identityId: String(identity?.id), withAdministrators });
  const nameOf = (id: string) => {
    const user = users.find((candidate) => candidate.id === id);
    return user ? `${user.first_name} ${user.last_name}` : id;
  };

  const endSessionIfRefused = async (outcomes: Outcome[]) => {
    for (const outcome of outcomes) {
      if (outcome.status === 'failed') await logoutIfAccessDenied(outcome.error);
    }
  };

  const start = async () => {
    const leftOut = plan.leftOut.map(({ user, reason }): Outcome => ({
      id: user.id,
      status: 'skipped',
      reason,
    }));
    setStarted({ users, outcomes: leftOut });
    const outcomes = await deactivation.start(
      plan.toDeactivate.map(({ id }) => id),
      (id) => setActive(id, false),
      { isFatal: isAccessRefused },
    );
    setStarted({ users, outcomes: [...outcomes, ...leftOut] });
    onSelect(outcomes.filter((outcome) => !wasDone(outcome)).map(({ id }) => id));
    refresh();
    await endSessionIfRefused(outcomes);
  };

  const startUndo = async (ids: string[]) => {
    const outcomes = await undo.start(ids, (id) => setActive(id, true), {
      isFatal: isAccessRefused,
    });
    refresh();
    await endSessionIfRefused(outcomes);
  };

  const content = () => {
    if (undo.run.status === 'finished') {
      return (
        <DeactivationReport
          outcomes={undo.run.outcomes}
          nameOf={nameOf}
          summary="resources.users.deactivation.undone"
          onClose={onClose}
        />
      );
    }
    const running = undo.run.status === 'running' ? undo : deactivation;
    if (running.run.status === 'running') {
      return (
        <>
          <DialogContent>
            <BulkProgress run={running.run} />
          </DialogContent>
          <BulkDialogActions
            closeLabel="vigie.bulk.stop"
            onClose={running.cancel}
            isDisabled={running.run.isCancelling}
          />
        </>
      );
    }
    if (deactivation.run.status === 'finished' && started) {
      const doneIds = started.outcomes.filter(wasDone).map(({ id }) => id);
      return (
        <DeactivationReport
          outcomes={started.outcomes}
          nameOf={nameOf}
          summary="resources.users.deactivation.finished"
          onClose={onClose}
          onUndo={doneIds.length > 0 ? () => void startUndo(doneIds) : undefined}
        />
      );
    }
    if (selection.error) {
      return (
        <DialogContent>
          <LoadingError error={selection.error} onRetry={() => void selection.refetch()} />
        </DialogContent>
      );
    }
    if (selection.isPending || !identity) {
      return (
        <DialogContent>
          <LinearProgress aria-label={translate('resources.users.deactivation.reading')} />
        </DialogContent>
      );
    }
    return (
      <DeactivationPreview
        plan={plan}
        withAdministrators={withAdministrators}
        onWithAdministratorsChange={setWithAdministrators}
        onCancel={onClose}
        onConfirm={() => void start()}
      />
    );
  };

  return (
    <Dialog
      open
      onClose={isRunning ? undefined : onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby="bulk-deactivation-title"
    >
      <DialogTitle id="bulk-deactivation-title">
        {translate('resources.users.deactivation.title')}
      </DialogTitle>
      {content()}
    </Dialog>
  );
};

const useWarnBeforeUnload = (isNeeded: boolean) => {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isNeeded]);
};
