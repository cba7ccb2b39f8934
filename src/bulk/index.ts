export { BulkProgress } from './BulkProgress';
export { BulkReport } from './BulkReport';
export { runBulk, type BulkOptions, type Outcome } from './runBulk';
export { useBulkRun, type BulkRun } from './useBulkRun';
export type { Action, Plan } from './core/action';
export type { Job, JobItem, Json, Outcome as ItemOutcome, Reason, Values, Write } from './core/job';
export type { Failure, ReadResult, Transport, WriteResult } from './core/transport';
export { type JobsContextValue, useJobs, useJobsContext, useJobStore } from './JobsContext';
export type { Jobs, LiveJob, NewItem, NewJob } from './jobs';
