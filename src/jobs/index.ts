import HistoryIcon from '@mui/icons-material/History';
import type { ResourceProps } from 'react-admin';
import { lazyComponent } from '../release';

export type { Action } from './core/action';
export type { ItemOutcome, JobItem, Json, Reason, Values, Write } from './core/job';
export type { Failure, ReadResult, Transport, WriteResult } from './core/transport';
export type { JobStore } from './journal/jobStore';
export { RETENTION_KEY } from './journal/journalKeeping';
export { useJournalQuery } from './journal/useJournalQuery';
export { draftTextFor, useReasonDraft } from './reasonDraft';
export type { JobRunner, NewItem } from './runner/jobs';
export { DEFAULT_SETTINGS, type RunSettings, SETTINGS_KEY } from './runner/runSettings';
export { JobsContext, useJobs } from './JobsContext';
export { JobsProvider } from './JobsProvider';
export { RunJobs } from './RunJobs';
export { useHasJobs } from './useHasJobs';
export { useLiveJob } from './useLiveJob';

const JobList = lazyComponent(async () => (await import('./pages/JobList')).JobList);
const JobShow = lazyComponent(async () => (await import('./pages/JobShow')).JobShow);

/** The resources that are read from the journal of this browser. */
export const JOB_RESOURCES = ['jobs', 'job-items'];

/** The jobs of this browser. */
export const jobs: ResourceProps = {
  name: 'jobs',
  icon: HistoryIcon,
  list: JobList,
  show: JobShow,
  options: { label: 'jobs.menu' },
};
