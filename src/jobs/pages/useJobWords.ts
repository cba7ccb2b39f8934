import { useGetList, useTranslate } from 'react-admin';
import { type Job, type JobItem, OUTCOMES, type Reason } from '../core/job';

/** What the core itself gives as a reason; all others are message keys, or the API's own words. */
const OWN_REASONS: ReadonlySet<string> = new Set([
  'not_applied',
  'dry_run',
  'cancelled',
  'partly_done',
  'throttled',
  'signed_out',
  'lost',
]);

/** What a job does, in words: its action, and whether it is a dry run or takes another back. */
export const useJobName = () => {
  const translate = useTranslate();
  return (job: Pick<Job, 'action' | 'isDryRun' | 'undoOf'>): string => {
    const action = translate(`actions.${job.action}.name`, { _: job.action });
    if (job.isDryRun) return translate('actions.dock.dry_run', { action });
    return job.undoOf === null ? action : translate('actions.dock.undo_of', { action });
  };
};

/** How many accounts have which outcome, in words; empty while none has. */
export const useOutcomeCounts = () => {
  const translate = useTranslate();
  return ({ counts }: Pick<Job, 'counts'>): string =>
    OUTCOMES.filter((outcome) => counts[outcome] > 0)
      .map((outcome) =>
        translate(`actions.dock.counts.${outcome}`, { smart_count: counts[outcome] }),
      )
      .join(' · ');
};

const MINUTES_FROM_S = 90;

/** For how long a job still runs, in words. */
export const useTimeLeft = () => {
  const translate = useTranslate();
  return (seconds: number): string =>
    seconds < MINUTES_FROM_S
      ? translate('actions.dock.seconds_left', { smart_count: Math.ceil(seconds) })
      : translate('actions.dock.minutes_left', { smart_count: Math.ceil(seconds / 60) });
};

/** Why one account has its outcome, in words; empty when there is nothing to say. */
export const useItemReason = () => {
  const translate = useTranslate();
  return ({ reason }: Pick<JobItem, 'reason'>): string => {
    if (reason === null) return '';
    return translate(OWN_REASONS.has(reason) ? `jobs.reasons.${reason}` : reason, { _: reason });
  };
};

/**
 * The platform's words for reasons by code, and ours where udata has no French; the code itself
 * where they cannot be read.
 */
export const useReasonLabel = () => {
  const translate = useTranslate();
  const { data = [] } = useGetList<{ id: string; label: string }>('reasons', {
    pagination: { page: 1, perPage: 100 },
  });
  return (code: string): string =>
    translate(`actions.reason.labels.${code}`, {
      _: data.find(({ id }) => id === code)?.label ?? code,
    });
};

/** Why a moderator did something: the platform's word, and their own. */
export const useReasonText = () => {
  const labelOf = useReasonLabel();
  return ({ code, text }: Reason): string => [labelOf(code), text].filter(Boolean).join(' · ');
};
