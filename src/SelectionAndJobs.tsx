import { JobDock, RunJobs } from './jobs';
import { AfterJob } from './users/preview/AfterJob';
import { SelectionTray } from './users/selection/SelectionTray';

/** What every page shows at its foot: the selected accounts, and the job that runs. */
export const SelectionAndJobs = () => (
  <>
    <SelectionTray />
    <JobDock />
    <RunJobs />
    <AfterJob />
  </>
);
