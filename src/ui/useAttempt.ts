import { useNotify, useTranslate } from 'react-admin';
import { failureMessage } from '../dataProvider';
import { StorageFullError } from '../storage';
import { type SingleRun, useSingleRun } from './useSingleRun';

/** Why something could not be done, as a text for the moderator. */
export const useFailureText = () => {
  const translate = useTranslate();
  return (error: unknown): string => {
    if (error instanceof StorageFullError) return translate('vigie.failure.storage_full');
    const reason = failureMessage(error);
    return translate('vigie.failed', { reason: translate(reason, { _: reason }) });
  };
};

/**
 * Something that runs once at a time, and whose failure is shown at the bottom of the page.
 *
 * @param failed message key of the failure, instead of one with its reason
 */
export const useAttempt = (failed?: string): SingleRun => {
  const notify = useNotify();
  const textOf = useFailureText();
  const { run, isRunning } = useSingleRun();
  return {
    isRunning,
    run: async (act) => {
      try {
        await run(act);
      } catch (error) {
        notify(failed ?? textOf(error), { type: 'error' });
      }
    },
  };
};
