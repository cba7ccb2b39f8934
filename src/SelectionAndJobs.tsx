import { JobDock, RunJobs } from './jobs';
import { AfterJob } from './users/preview/AfterJob';
import { SelectionTray } from './users/selection/SelectionTray';

/** Shown at the bottom of every page: the selected accounts and the running job. */
export const SelectionAndJobs = () => (
  <>
    <SelectionTray />
    <JobDock />
    <RunJobs />
    <AfterJob />
  </>
);
