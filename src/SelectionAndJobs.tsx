import { useEffect } from 'react';
import { useModerator } from './auth';
import { useInstance } from './instance';
import { RunJobs, useHasJobs } from './jobs';
import { JobDock } from './jobs/pages/JobDock';
import { AfterJob } from './users/preview/AfterJob';
import { SelectionTray } from './users/selection/SelectionTray';

/**
 * Shown at the bottom of every page: the selected accounts and the running job.
 *
 * @param onIdle called once, when the browser has shown the page and is idle
 */
export const SelectionAndJobs = ({ onIdle }: { onIdle(): Promise<void> }) => {
  const { instance } = useInstance();
  const hasJobs = useHasJobs(instance, useModerator());
  useEffect(() => {
    // If this fails, the next start tries again.
    onIdle().catch(() => undefined);
  }, [onIdle]);
  return (
    <>
      <SelectionTray />
      {hasJobs && (
        <>
          <JobDock />
          <RunJobs />
          <AfterJob />
        </>
      )}
    </>
  );
};
