import { useCallback, useRef, useState } from 'react';
import { type BulkOptions, type Outcome, runBulk } from './runBulk';

/** Where a run over many records stands. */
export type BulkRun =
  | { status: 'idle' }
  | { status: 'running'; total: number; outcomes: Outcome[]; isCancelling: boolean }
  | { status: 'finished'; total: number; outcomes: Outcome[] };

/**
 * One run at a time over many records, as state for a screen.
 *
 * `start` resolves with the outcomes; `cancel` starts nothing more and waits for calls in flight.
 */
export const useBulkRun = () => {
  const [run, setRun] = useState<BulkRun>({ status: 'idle' });
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(
    async (
      ids: readonly string[],
      apply: (id: string) => Promise<unknown>,
      options: Pick<BulkOptions<string>, 'isFatal'> = {},
    ) => {
      const abort = new AbortController();
      controller.current = abort;
      const total = ids.length;
      const soFar: Outcome[] = [];
      setRun({ status: 'running', total, outcomes: [], isCancelling: false });
      const outcomes = await runBulk(ids, apply, {
        ...options,
        signal: abort.signal,
        onOutcome: (outcome) => {
          soFar.push(outcome);
          setRun({
            status: 'running',
            total,
            outcomes: [...soFar],
            isCancelling: abort.signal.aborted,
          });
        },
      });
      setRun({ status: 'finished', total, outcomes });
      return outcomes;
    },
    [],
  );

  const cancel = useCallback(() => {
    controller.current?.abort();
    setRun((current) =>
      current.status === 'running' ? { ...current, isCancelling: true } : current,
    );
  }, []);

  return { run, start, cancel };
};
