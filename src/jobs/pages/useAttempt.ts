import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { StorageFullError } from '../../storage';

/** Runs one task at a time, and notifies of its failure. */
export const useAttempt = () => {
  const notify = useNotify();
  const translate = useTranslate();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      const message =
        error instanceof StorageFullError
          ? translate('jobs.actions.journal_full')
          : translate('jobs.actions.failed', {
              reason: error instanceof Error ? error.message : String(error),
            });
      notify(message, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return { attempt, isBusy };
};
