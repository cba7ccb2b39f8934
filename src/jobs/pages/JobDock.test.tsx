import 'fake-indexeddb/auto';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aJob } from '../core/builders';
import { JobDock } from './JobDock';
import { aRunner, aStore, renderJobs } from './renderJobs';

const liveAt = (done: number, status: 'running' | 'paused') => ({
  job: aJob({
    status,
    total: 36,
    counts: { ...aJob().counts, done },
    ...(status === 'paused' && PAUSE),
  }),
  secondsLeft: null,
  rate: 0,
  heldUntil: null,
  isHere: true,
});
const PAUSE = { pauseReason: 'failures' } as const;

it.each([
  ['running', /0 sur 36/],
  ['paused', /21 sur 36/],
] as const)('announces how far a %s job is', async (status, announced) => {
  const live = liveAt(21, status);
  const runner = { ...aRunner(), live: () => live };
  renderJobs(<JobDock />, { store: aStore(), runner: runner as never });
  expect(await screen.findByRole('status')).toHaveTextContent(announced);
});
