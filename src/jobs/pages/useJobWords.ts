import { useGetList, useTranslate } from 'react-admin';
import { useFormats } from '../../ui';
import { type Job, type JobItem, OUTCOMES, type Reason } from '../core/job';

/** The reasons given by the job core. All others are message keys, or texts of the API. */
const CORE_REASONS: ReadonlySet<string> = new Set([
  'not_applied',
  'dry_run',
  'cancelled',
  'partly_done',
  'throttled',
  'signed_out',
  'lost',
  'or_meanwhile',
]);

/** The name of a job: its action, and whether it is a dry run or an undo. */
export const useJobName = () => {
  const translate = useTranslate();
  return (job: Pick<Job, 'action' | 'isDryRun' | 'undoOf'>): string => {
    const action = translate(`actions.${job.action}.name`, { _: job.action });
    if (job.isDryRun) return translate('actions.dock.dry_run', { action });
    return job.undoOf === null ? action : translate('actions.dock.undo_of', { action });
  };
};

/** How many accounts have each outcome, as a text. Empty while none has. */
export const useOutcomeCounts = () => {
  const translate = useTranslate();
  return ({ counts, action }: Pick<Job, 'counts' | 'action'>): string =>
    OUTCOMES.filter((outcome) => counts[outcome] > 0)
      .map((outcome) => {
        const smart_count = counts[outcome];
        const generic = translate(`actions.dock.counts.${outcome}`, { smart_count });
        // A dry run says what the action would do.
        return outcome === 'planned'
          ? translate(`actions.${action}.planned`, { smart_count, _: generic })
          : generic;
      })
      .join(' · ');
};

/** Why a job is paused, as a text. Empty when it is not. */
export const usePauseReason = () => {
  const translate = useTranslate();
  const { time } = useFormats();
  return ({ pauseReason, retryAt }: Pick<Job, 'pauseReason' | 'retryAt'>): string =>
    pauseReason === null
      ? ''
      : translate(`actions.dock.pause_reasons.${pauseReason}`, { time: time(retryAt ?? 0) });
};

const MINUTES_FROM_S = 90;

/** The remaining time of a job, as a text. */
export const useTimeLeft = () => {
  const translate = useTranslate();
  return (seconds: number): string =>
    seconds < MINUTES_FROM_S
      ? translate('actions.dock.seconds_left', { smart_count: Math.ceil(seconds) })
      : translate('actions.dock.minutes_left', { smart_count: Math.ceil(seconds / 60) });
};

/** Why an account has its outcome, as a text. Empty when there is no reason. */
export const useItemReason = () => {
  const translate = useTranslate();
  return ({ reason }: Pick<JobItem, 'reason'>): string => {
    if (reason === null) return '';
    return translate(CORE_REASONS.has(reason) ? `jobs.reasons.${reason}` : reason, { _: reason });
  };
};

/**
 * The label of a reason code: ours where udata has no French, otherwise the platform's. The code
 * itself when the labels cannot be read.
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

/** Why a moderator did something: the label of the reason code, and their own text. */
export const useReasonText = () => {
  const labelOf = useReasonLabel();
  return ({ code, text }: Reason): string => [labelOf(code), text].filter(Boolean).join(' · ');
};
