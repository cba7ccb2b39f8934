import { type ComponentType, lazy } from 'react';
import { loadAttempt, useLoadAttempt } from './loadAttempts';

/**
 * A component whose file is loaded when it is first shown.
 *
 * React's `lazy` keeps a failure for good. Here, the file is loaded again with the next attempt, and
 * not before: React renders what has failed again before it shows the failure.
 */
export const lazyComponent = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => {
  let failedAt: number | null = null;
  const create = (): ComponentType<Props> =>
    lazy(async () => {
      const attempt = loadAttempt();
      try {
        return { default: await load() };
      } catch (error) {
        failedAt = attempt;
        throw error;
      }
    });
  let Loaded = create();
  return (props) => {
    const attempt = useLoadAttempt();
    if (failedAt !== null && failedAt !== attempt) {
      failedAt = null;
      Loaded = create();
    }
    return <Loaded {...props} />;
  };
};
