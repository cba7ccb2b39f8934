import { Button, type ButtonProps } from '@mui/material';
import { useAttempt } from './useAttempt';
import type { SingleRun } from './useSingleRun';

interface Props extends Omit<ButtonProps, 'onClick'> {
  /** Left out on the button of a form, whose `onSubmit` then runs as `attempt`. */
  act?(): unknown;
  /** Shared with the key of the button, or with other buttons of which one at a time may run. */
  attempt?: SingleRun;
}

/**
 * A button that starts something or takes it back. Pressed again, it does nothing until that is done,
 * and it shows so. A failure is shown.
 */
export const ActButton = ({ act, attempt, ...props }: Props) => {
  const own = useAttempt();
  const { run, isRunning } = attempt ?? own;
  return (
    <Button
      {...props}
      // Not `disabled`, which would take the focus away.
      {...(isRunning && { 'aria-disabled': true, 'aria-busy': true })}
      onClick={(event) => {
        if (!act) return;
        event.preventDefault();
        if (!props['aria-disabled']) void run(act);
      }}
    />
  );
};
