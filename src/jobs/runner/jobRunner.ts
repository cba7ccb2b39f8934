import { v4 as newId } from 'uuid';
import { type Action, inverseWrites } from '../core/action';
import { systemClock } from '../core/clock';
import { newItem } from '../core/item';
import {
  type Actor,
  isImported,
  isOver,
  type Job,
  needsConfirmation,
  noCounts,
  type PauseReason,
  settledCount,
} from '../core/job';
import { createPace } from '../core/pace';
import { type RunningJob, runJob } from '../core/runJob';
import type { Transport } from '../core/transport';
import { MINUTE_MS } from '../../ui/durations';
import type { JobStore } from '../journal/jobStore';
import { undoState } from '../journal/undoState';
import type { JobRunner, LiveJob, NewItem, NewJob } from './jobs';
import { createLiveProgress } from './liveProgress';
import { canReach, mayResumeByItself, waitsForCause } from './resuming';
import type { RunSettings } from './runSettings';
import type { TabMessage, Tabs } from './tabs';

export interface JobRunnerOptions {
  instance: string;
  store: JobStore;
  tabs: Tabs;
  transport: Transport;
  actions: Readonly<Record<string, Action>>;
  /** Read at the start of each job. */
  settings(): RunSettings;
}

const PUBLISH_INTERVAL_MS = 250;
const OTHER_TABS_DELAY_MS = 1_000;
/** Between two checks of whether a paused job can go on. Doubled until a job makes progress. */
const FIRST_CHECK_DELAY_MS = 5_000;
const MAX_CHECK_DELAY_MS = 5 * MINUTE_MS;

/**
 * The job runner of this tab. Each signed-in tab waits for a lock while there are jobs to run, so
 * that another tab resumes from the journal when the running one is closed.
 */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { instance, store, tabs, transport, actions, settings } = options;
  const listeners = new Set<() => void>();
  let actor: Actor | null = null;
  let running: { id: string; control: RunningJob } | null = null;
  let live: LiveJob | null = null;
  let isWaiting = false;
  let publishedAt = 0;
  /**
   * The final jobs that the moderator has confirmed in this tab, each with the function that ends the
   * confirmation. A final job never goes on without one, so it asks again after a reload, a sign-in,
   * or when its tab was closed.
   */
  const confirmed = new Map<string, () => void>();
  let checkTimer: ReturnType<typeof setTimeout> | undefined;
  let checkDelayMs = FIRST_CHECK_DELAY_MS;

  const show = (job: LiveJob | null) => {
    live = job;
    for (const listener of listeners) listener();
  };

  /** Shows a job that does not run. */
  const showIdle = (job: Job) => {
    show({ job, recent: [], rate: 0, secondsLeft: null, heldUntil: null, isHere: true });
  };

  const actionOf = ({ action, undoOf }: Pick<Job, 'action' | 'undoOf'>): Action => {
    const known = actions[action];
    if (!known) throw new Error(`Unknown action ${action}`);
    // An undo always reads first, so that it never reactivates an account that someone else
    // deactivated since.
    if (undoOf !== null || known.rereadAfterMs === 0) return { ...known, rereadAfterMs: 0 };
    return { ...known, rereadAfterMs: settings().rereadMinutes * MINUTE_MS };
  };

  const runOne = async (job: Job) => {
    const progress = createLiveProgress(job);
    const publish = (isForced: boolean) => {
      const now = Date.now();
      if (!isForced && now - publishedAt < PUBLISH_INTERVAL_MS) return;
      publishedAt = now;
      const seen = { ...progress.read(now), heldUntil: running?.control.heldUntil() ?? null };
      show(seen);
      tabs.publish({ kind: 'progress', job: seen.job, recent: seen.recent, rate: seen.rate });
    };
    const control = runJob(job, {
      action: actionOf(job),
      journal: store,
      transport,
      pace: createPace({ maximum: settings().maximum }),
      clock: systemClock,
      isOnline: () => navigator.onLine,
      random: Math.random,
      onChange: (changed, item) => {
        progress.note(changed, item, Date.now());
        if (item?.state === 'settled') checkDelayMs = FIRST_CHECK_DELAY_MS;
        publish(isOver(changed) || changed.status !== live?.job.status);
      },
    });
    running = { id: job.id, control };
    try {
      progress.note(await control.ended, null, Date.now());
    } finally {
      running = null;
      publish(true);
      endConfirmation(job.id);
      scheduleCheck();
    }
  };

  const pauseStored = async (job: Job, pauseReason: PauseReason) => {
    const paused: Job = { ...job, status: 'paused', pauseReason };
    await store.saveJob(paused);
    return paused;
  };

  /**
   * The next job of the signed-in moderator, or one left running by a tab that was closed.
   *
   * Final jobs that nobody confirmed in this tab are paused, unless the tab where they were confirmed
   * is open and will run them.
   */
  const nextJob = async (): Promise<Job | undefined> => {
    for (const job of await store.unfinishedJobs()) {
      if (job.status === 'paused') continue;
      if (job.actor.id !== actor?.id) {
        if (!(await tabs.isOwned(job.id))) await pauseStored(job, 'other_account');
      } else if (!needsConfirmation(job) || confirmed.has(job.id)) {
        return job;
      } else if (!(await tabs.isOwned(job.id))) {
        showIdle(await pauseStored(job, 'to_confirm'));
      }
    }
    return undefined;
  };

  const confirm = (jobId: string) => {
    if (confirmed.has(jobId)) return;
    const until = new Promise<void>((resolve) => {
      confirmed.set(jobId, resolve);
    });
    tabs.own(jobId, until);
  };
  const endConfirmation = (jobId: string) => {
    confirmed.get(jobId)?.();
    confirmed.delete(jobId);
  };

  const runQueue = async () => {
    if (isWaiting || !actor) return;
    if (!(await nextJob())) return;
    isWaiting = true;
    try {
      await tabs.exclusively(async () => {
        for (let job = await nextJob(); job && actor; job = await nextJob()) await runOne(job);
      });
    } finally {
      isWaiting = false;
    }
    // A job may have been queued just as the last one ended.
    void runQueue();
  };
  const runQueueInAnyTab = () => {
    tabs.publish({ kind: 'queued' });
    void runQueue();
  };

  const handle = (message: TabMessage) => {
    switch (message.kind) {
      case 'queued':
        // Let the tab that started the job take the lock first: the moderator is looking at it.
        setTimeout(() => void runQueue(), OTHER_TABS_DELAY_MS);
        break;
      case 'pause':
        running?.control.pause('asked');
        break;
      case 'cancel':
        if (running?.id === message.jobId) running.control.cancel();
        break;
      case 'progress': {
        if (running) break;
        const { job, recent, rate } = message;
        const left = job.total - settledCount(job);
        show({
          job,
          recent,
          rate,
          secondsLeft: rate > 0 ? left / rate : null,
          heldUntil: null,
          isHere: false,
        });
      }
    }
  };

  const isMine = (job: Job) => job.actor.id === actor?.id;

  /**
   * Resumes the jobs that were paused for a cause that has passed. Final ones ask the moderator
   * first. The state decides, not the event that called this, since events are missed while the
   * browser is closed.
   */
  const resumePaused = async () => {
    for (const job of await store.unfinishedJobs()) {
      if (!isMine(job) || !mayResumeByItself(job, Date.now(), navigator.onLine)) continue;
      if (!(await canReach(job, store, transport))) continue;
      const current = await store.getJob(job.id);
      if (current?.status !== 'paused') continue;
      if (needsConfirmation(current)) showIdle(await pauseStored(current, 'to_confirm'));
      else await store.saveJob({ ...current, status: 'queued', pauseReason: null, retryAt: null });
    }
    await showUnfinished();
    runQueueInAnyTab();
  };

  /** Keeps an unfinished job in sight, also after a reload. */
  const showUnfinished = async () => {
    if (live && !isOver(live.job)) return;
    const job = (await store.unfinishedJobs()).find((each) => isMine(each));
    if (job?.status === 'paused') showIdle(job);
  };

  /** Checks again later, as long as a job waits for a cause to pass. */
  const scheduleCheck = () => {
    clearTimeout(checkTimer);
    checkTimer = setTimeout(() => void check(), checkDelayMs);
  };
  const check = async () => {
    if (!actor || running) return;
    const waiting = (await store.unfinishedJobs()).filter(
      (job) => isMine(job) && waitsForCause(job),
    );
    if (waiting.length === 0) return;
    checkDelayMs = Math.min(checkDelayMs * 2, MAX_CHECK_DELAY_MS);
    await resumePaused();
    scheduleCheck();
  };

  const start = async (given: NewJob): Promise<string> => {
    if (!actor) throw new Error('Nobody is signed in');
    const now = Date.now();
    const job: Job = {
      id: newId(),
      instance,
      actor,
      action: given.action,
      params: given.params,
      reason: given.reason,
      createdAt: now,
      notBefore: now + (given.delayMs ?? 0),
      startedAt: null,
      endedAt: null,
      status: 'queued',
      pauseReason: null,
      retryAt: null,
      total: given.items.length,
      counts: noCounts(),
      isDryRun: given.isDryRun ?? false,
      isFinal: actionOf({ action: given.action, undoOf: null }).isFinal,
      undoOf: given.undoOf ?? null,
    };
    await store.addJob(
      job,
      given.items.map((item, position) => newItem(job.id, position, item)),
    );
    if (needsConfirmation(job)) confirm(job.id);
    showIdle(job);
    runQueueInAnyTab();
    return job.id;
  };

  const setActor = (next: Actor | null) => {
    const isOther = next?.id !== actor?.id;
    actor = next;
    if (!isOther) return;
    for (const jobId of [...confirmed.keys()]) endConfirmation(jobId);
    if (running) running.control.pause(next ? 'other_account' : 'signed_out');
    if (!next) return;
    void resumePaused().then(scheduleCheck);
  };

  tabs.onMessage(handle);
  window.addEventListener('online', () => void resumePaused());
  window.addEventListener('beforeunload', (event) => {
    if (running) event.preventDefault();
  });

  return {
    start,
    pause() {
      running?.control.pause('asked');
      tabs.publish({ kind: 'pause' });
    },
    async resume(jobId) {
      const job = await store.getJob(jobId);
      if (!job || isOver(job)) return;
      if (job.status === 'paused') {
        await store.saveJob({ ...job, status: 'queued', pauseReason: null, retryAt: null });
      }
      if (needsConfirmation(job)) confirm(jobId);
      runQueueInAnyTab();
    },
    async cancel(jobId) {
      if (running?.id === jobId) {
        running.control.cancel();
        return;
      }
      tabs.publish({ kind: 'cancel', jobId });
      const job = await store.getJob(jobId);
      if (!job || isOver(job)) return;
      // Another tab that runs this job, or counts down to it, ends it itself.
      const isElsewhere = live?.job.id === jobId && !live.isHere;
      if (job.status === 'running' || (job.status === 'queued' && isElsewhere)) return;
      const now = Date.now();
      await store.settleRest(jobId, 'not_attempted', 'cancelled', now);
      const counts = await store.counts(jobId);
      const ended: Job = { ...job, status: 'cancelled', pauseReason: null, endedAt: now, counts };
      await store.saveJob(ended);
      showIdle(ended);
    },
    async undo(jobId, text = '') {
      const job = await store.getJob(jobId);
      // Another tab may have undone it since the page was drawn.
      if (!job || undoState(job, await store.listJobs()) !== 'possible') return null;
      const action = actionOf(job);
      const items = (await store.listItems({ jobId })).flatMap((item): NewItem[] => {
        const writes = inverseWrites(action, item);
        return writes
          ? [{ id: item.id, name: item.name, before: item.after, readAt: null, writes }]
          : [];
      });
      if (items.length === 0) return null;
      const reason = { code: '', text };
      return start({ action: job.action, params: {}, reason, items, undoOf: jobId });
    },
    async retry(jobId, outcomes, params) {
      const job = await store.getJob(jobId);
      if (!job || isImported(job)) return null;
      const items = (await store.listItems({ jobId }))
        .filter(({ outcome }) => outcome !== null && outcomes.includes(outcome))
        .map(({ id, name, writes }): NewItem => ({
          id,
          name,
          before: null,
          readAt: null,
          // The writes of an undo come from the job that it undoes.
          ...(job.undoOf !== null && writes ? { writes } : {}),
        }));
      if (items.length === 0) return null;
      const { action, reason } = job;
      const undoOf = job.undoOf ?? undefined;
      // A final action is delayed so that it can be cancelled. So is its retry.
      const delayMs = job.notBefore > 0 ? job.notBefore - job.createdAt : 0;
      return start({ action, params: params ?? job.params, reason, items, undoOf, delayMs });
    },
    setActor,
    async stop() {
      const ended = running?.control.ended;
      setActor(null);
      await ended?.catch(() => undefined);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    live: () => live,
  };
}
