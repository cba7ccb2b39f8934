import 'fake-indexeddb/auto';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { describe, expect, it, vi } from 'vitest';
import { PRESSED_TWICE } from '../../ui/pressTwice';
import { aJob, anItem } from '../core/builders';
import type { Job, JobItem } from '../core/job';
import { JobDock } from './JobDock';
import { JobList } from './JobList';
import { JobShow } from './JobShow';
import { aRunner, aStore, renderJobs } from './renderJobs';

// Longer than the presses take on a busy machine.
vi.mock('../../ui/durations', async (original) => ({
  ...(await original<object>()),
  DOUBLE_PRESS_MS: 3_000,
}));
vi.mock('../../ui/downloadFile', () => ({ downloadFile: vi.fn(), fileDate: () => '' }));
const { downloadFile } = await import('../../ui/downloadFile');

const OVER = { status: 'finished', endedAt: 2_000 } as const;
const PAUSED = { status: 'paused', pauseReason: 'failures' } as const;

const settled = (overrides: Partial<JobItem> = {}) =>
  anItem(0, { state: 'settled', outcome: 'done', written: 1, ...overrides });
const REFUSED = settled({ outcome: 'refused', written: 0, reason: 'website: Invalid URL' });

interface Starter {
  page: ReactNode;
  at?: string;
  job: Partial<Job>;
  item?: JobItem;
  /** What is pressed before. */
  first?: string;
  button: string | RegExp;
  /** The method of the runner, or the download. */
  starts: keyof ReturnType<typeof aRunner> | 'download';
}

const dock = { page: <JobDock /> };
const show = { page: <JobShow />, at: '/jobs/job/show' };
const STARTERS: Readonly<Record<string, Starter>> = {
  'undo in the dock': { ...dock, job: OVER, button: 'Défaire', starts: 'undo' },
  'pause in the dock': { ...dock, job: { status: 'running' }, button: /pause/, starts: 'pause' },
  'resume in the dock': { ...dock, job: PAUSED, button: 'Reprendre', starts: 'resume' },
  'cancel in the dock': { ...dock, job: PAUSED, button: /^Annuler/, starts: 'cancel' },
  'go back in the dock': {
    ...dock,
    job: { action: 'delete', isFinal: true },
    button: 'Ne pas supprimer',
    starts: 'cancel',
  },
  resume: { ...show, job: PAUSED, button: 'Reprendre', starts: 'resume' },
  'try now': {
    ...show,
    job: { status: 'paused', pauseReason: 'wait_asked' },
    button: 'Essayer maintenant',
    starts: 'resume',
  },
  'resume what is final': {
    ...show,
    job: { ...PAUSED, action: 'delete', isFinal: true },
    first: 'Reprendre',
    button: 'Reprendre',
    starts: 'resume',
  },
  pause: { ...show, job: { status: 'running' }, button: 'Mettre en pause', starts: 'pause' },
  cancel: { ...show, job: PAUSED, button: 'Annuler le traitement', starts: 'cancel' },
  undo: { ...show, job: OVER, first: 'Défaire…', button: 'Défaire', starts: 'undo' },
  retry: { ...show, job: OVER, item: REFUSED, button: /^Réessayer/, starts: 'retry' },
  'clear the website': {
    ...show,
    job: OVER,
    item: REFUSED,
    button: 'Effacer le site et réessayer',
    starts: 'start',
  },
  'the report': { ...show, job: OVER, button: /en JSON$/, starts: 'download' },
  'the export of the journal': {
    page: <JobList />,
    at: '/jobs?view=journal',
    job: OVER,
    button: 'Exporter le journal',
    starts: 'download',
  },
};

describe.each(Object.entries(STARTERS))('%s', (_name, starter) => {
  it.each(Object.entries(PRESSED_TWICE))('is done once with %s', async (_press, press) => {
    vi.mocked(downloadFile).mockClear();
    const { page, at, item = settled(), first, button, starts } = starter;
    const store = aStore();
    await store.addJob(aJob({ total: 1, ...starter.job }), [item]);
    const job = (await store.getJob('job')) as Job;
    const live = { job, recent: [], rate: 0, secondsLeft: null, heldUntil: null, isHere: true };
    const runner = { ...aRunner(), live: () => live };
    renderJobs(<HotkeysProvider>{page}</HotkeysProvider>, { store, runner, at });
    if (first !== undefined) {
      await userEvent.click(await screen.findByRole('button', { name: first }));
    }
    const scope = screen.queryByRole('dialog') ?? document.body;
    await press(await within(scope).findByRole('button', { name: button }));
    const started = starts === 'download' ? downloadFile : runner[starts];
    await expect.poll(() => vi.mocked(started).mock.calls.length).toBe(1);
  });
});

it('undoes once when the button of the dock and its key are pressed', async () => {
  const store = aStore();
  await store.addJob(aJob({ total: 1, ...OVER }), [settled()]);
  const job = (await store.getJob('job')) as Job;
  const live = { job, recent: [], rate: 0, secondsLeft: null, heldUntil: null, isHere: true };
  const runner = { ...aRunner(), live: () => live };
  renderJobs(
    <HotkeysProvider>
      <JobDock />
    </HotkeysProvider>,
    { store, runner },
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Défaire' }));
  await userEvent.keyboard('uu');
  expect(runner.undo).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: 'Défaire' })).toHaveAttribute('aria-busy', 'true');
});
