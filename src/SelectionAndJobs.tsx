import { useInstance } from './instance';
import { RunJobs, useHasJobs } from './jobs';
import { JobDock } from './jobs/pages/JobDock';
import { AfterJob } from './users/preview/AfterJob';
import { SelectionTray } from './users/selection/SelectionTray';

/** Shown at the bottom of every page: the selected accounts and the running job. */
export const SelectionAndJobs = () => {
  const { instance } = useInstance();
  const hasJobs = useHasJobs(instance);
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
