export { runBulk, type Outcome } from './runBulk';
export type { Action, Plan } from './core/action';
export type { Job, JobItem, Json, Outcome as ItemOutcome, Reason, Values, Write } from './core/job';
export type { Failure, ReadResult, Transport, WriteResult } from './core/transport';
export { type JobsContextValue, useJobs, useJobsContext, useJobStore } from './JobsContext';
export type { Jobs, LiveJob, NewItem, NewJob } from './jobs';
export { JobDock, useLiveJob } from './JobDock';
export { createJobRunner } from './jobRunner';
export { JobsProvider } from './JobsProvider';
export { createDexieJobStore } from './journal/dexieJobStore';
export { browserTabs } from './tabs';
export { JobHistory } from './JobHistory';
export { isOver, OUTCOMES, settledCount } from './core/job';
export { JournalFull } from './core/journal';
export { daysBefore, useJournalKeeping, useRetentionDays } from './journal/journalKeeping';
export {
  exportJournal,
  importJournal,
  type ImportResult,
  JournalFileError,
} from './journal/journalFile';
export type { ItemQuery, JobStore } from './journal/jobStore';
export {
  type FiguredItem,
  monthlyCsv,
  monthlyFigures,
  type MonthFigures,
} from './journal/monthlyFigures';
export { OutcomeLabel } from './journal/OutcomeLabel';
export { reportCsv, reportJson } from './journal/report';
export { toCsv } from './journal/toCsv';
export { type UndoState, undoState } from './journal/undoState';
export {
  JOURNAL_QUERY,
  journalKey,
  useJournalChanges,
  useJournalQuery,
} from './journal/useJournalQuery';
export {
  useItemReason,
  useJobName,
  useOutcomeCounts,
  useReasonLabel,
  useReasonText,
  useTimeLeft,
} from './journal/useJobWords';
export { FIRST_SETTINGS, type RunSettings, SETTINGS_KEY, useRunSettings } from './runSettings';
export { draftTextFor, type ReasonDraft, useReasonDraft } from './reasonDraft';
