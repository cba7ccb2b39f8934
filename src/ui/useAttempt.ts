import { useEffect, useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { failureMessage } from '../dataProvider';
import { StorageFullError } from '../storage';
import { type SingleRun, useSingleRun } from './useSingleRun';

/** A failure whose message is the key of whole sentences, shown as they are. */
export class ExplainedError extends Error {
  override name = 'ExplainedError';
}

/** Why something could not be done, as a text for the moderator. `failed` contains `%{reason}`. */
const useFailureText = (failed = 'vigie.failed') => {
  const translate = useTranslate();
  return (error: unknown): string => {
    if (error instanceof ExplainedError) return translate(error.message);
    if (error instanceof StorageFullError) return translate('vigie.failure.storage_full');
    const reason = failureMessage(error);
    return translate(failed, { reason: translate(reason, { _: reason }) });
  };
};

/**
 * Something that runs once at a time, and whose failure is shown at the bottom of the page. In a
 * dialog, use {@link useDialogAttempt}.
 *
 * @param failed message key of the failure, with `%{reason}`
 */
export const useAttempt = (failed?: string): SingleRun => {
  const notify = useNotify();
  const textOf = useFailureText(failed);
  const { run, isRunning } = useSingleRun();
  return {
    isRunning,
    run: async (act) => {
      try {
        await run(act);
      } catch (error) {
        notify(textOf(error), { type: 'error' });
      }
    },
  };
};

export interface DialogAttempt extends SingleRun {
  /** Why the last run failed, for `DialogFailure`. Null while none did. */
  failure: string | null;
}

/**
 * Something that a dialog runs once at a time, and whose failure the dialog shows: what is below it is
 * hidden from assistive technology. Once the dialog is closed, a failure is shown on the page.
 *
 * @param failed message key of the failure, with `%{reason}`
 */
export const useDialogAttempt = (failed?: string): DialogAttempt => {
  const notify = useNotify();
  const textOf = useFailureText(failed);
  const { run, isRunning } = useSingleRun();
  const [failure, setFailure] = useState<string | null>(null);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return {
    isRunning,
    failure,
    run: async (act) => {
      try {
        await run(() => {
          setFailure(null);
          return act();
        });
      } catch (error) {
        const text = textOf(error);
        if (isOpen.current) setFailure(text);
        else notify(text, { type: 'error' });
      }
    },
  };
};
