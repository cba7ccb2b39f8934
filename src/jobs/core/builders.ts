import { newItem } from './item';
import { type Job, type JobItem, noCounts } from './job';

// Jobs and items for tests. Each test overrides the values that it checks.

export const aJob = (overrides: Partial<Job> = {}): Job => ({
  id: 'job',
  instance: 'https://udata.example/api/1',
  actor: { id: 'ada', name: 'Ada Lefèvre' },
  action: 'deactivate',
  params: {},
  reason: { code: 'spam', text: '' },
  createdAt: 1_000,
  notBefore: 0,
  startedAt: null,
  endedAt: null,
  status: 'queued',
  pauseReason: null,
  total: 0,
  counts: noCounts(),
  isDryRun: false,
  isFinal: false,
  undoOf: null,
  ...overrides,
});

export const anItem = (position: number, overrides: Partial<JobItem> = {}): JobItem => ({
  ...newItem('job', position, {
    id: `user-${position.toString()}`,
    name: `Compte ${position.toString()}`,
    before: null,
    readAt: null,
  }),
  ...overrides,
});
