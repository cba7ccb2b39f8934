import { Box, Button, LinearProgress, Paper, Stack, Typography } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { useEffect, useState } from 'react';
import { HttpError, useLogoutIfAccessDenied, useRedirect, useTranslate } from 'react-admin';
import { ActButton, useAttempt, useFormats, useKeys } from '../../ui';
import { isOver, type Job, settledCount } from '../core/job';
import type { LiveJob } from '../runner/jobs';
import { useJobs } from '../JobsContext';
import { useLiveJob } from '../useLiveJob';
import { undoState } from '../journal/undoState';
import { ResumeButton } from './ResumeButton';
import { useJobName, useOutcomeCounts, usePauseReason, useTimeLeft } from './useJobWords';

/** One line about the running job, on every page. */
export const JobDock = () => {
  const live = useLiveJob();
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!live || live.job.id === dismissed) return null;
  return (
    <Dock
      live={live}
      onDismiss={() => {
        setDismissed(live.job.id);
      }}
    />
  );
};

const Dock = ({ live, onDismiss }: { live: LiveJob; onDismiss(): void }) => {
  const translate = useTranslate();
  const { job } = live;
  const settled = settledCount(job);
  return (
    <Paper
      component="section"
      square
      elevation={4}
      aria-label={translate('actions.dock.label')}
      sx={{ px: 2, py: 0.5 }}
    >
      <LinearProgress
        variant="determinate"
        value={job.total === 0 ? 100 : (100 * settled) / job.total}
        aria-hidden
      />
      <Stack
        direction={{ xs: 'column', sm: 'row' }}
        spacing={1}
        sx={{ alignItems: { sm: 'center' }, justifyContent: 'space-between' }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Line live={live} />
          <Counts job={job} />
        </Box>
        <JobButtons live={live} onDismiss={onDismiss} />
      </Stack>
      <Announcement job={job} />
    </Paper>
  );
};

const Line = ({ live: { job, secondsLeft, heldUntil, isHere } }: { live: LiveJob }) => {
  const translate = useTranslate();
  const sentence = useJobSentence();
  const timeLeft = useTimeLeft();
  const pauseReason = usePauseReason();
  const { time } = useFormats();
  const parts = [
    sentence(job),
    pauseReason(job),
    job.status === 'running' &&
      heldUntil !== null &&
      translate('actions.dock.held', { time: time(heldUntil) }),
    job.status === 'running' && secondsLeft !== null && timeLeft(secondsLeft),
    !isHere && job.status === 'running' && translate('actions.dock.elsewhere'),
  ];
  return <Typography variant="body2">{parts.filter(Boolean).join(' · ')}</Typography>;
};

/** A sentence with the name of a job and its progress. */
const useJobSentence = () => {
  const translate = useTranslate();
  const nameOf = useJobName();
  const now = useNow(1_000);
  return (job: Job, settled = settledCount(job)): string => {
    const isWaiting = job.status === 'queued' && job.notBefore <= now;
    const status = isWaiting ? 'waiting' : job.status;
    const sentence = job.undoOf !== null && isOver(job) ? `undo_job.${status}` : status;
    return translate(`actions.dock.${sentence}`, {
      action: nameOf(job),
      settled,
      total: job.total,
      seconds: Math.max(0, Math.ceil((job.notBefore - now) / 1000)),
    });
  };
};

const Counts = ({ job }: { job: Job }) => {
  const countsOf = useOutcomeCounts();
  return (
    <Typography variant="caption" color="text.secondary">
      {countsOf(job)}
    </Typography>
  );
};

const JobButtons = ({ live: { job }, onDismiss }: { live: LiveJob; onDismiss(): void }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const redirect = useRedirect();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  // The key was refused to the job. Signing out would forget the selection.
  const signIn = () => logoutIfAccessDenied(new HttpError('', 401));
  const canUndo = job.undoOf === null && undoState(job) === 'possible';
  const attempt = useAttempt();
  const undo = () => runner.undo(job.id);
  useKeys({ u: { label: 'keys.undo', act: () => void attempt.run(undo) } }, canUndo, 'frame');
  const button = (label: string, act: () => unknown) => (
    <ActButton size="small" attempt={attempt} act={act}>
      {translate(`actions.dock.${label}`)}
    </ActButton>
  );
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', flexShrink: 0 }}>
      {job.status === 'queued' &&
        button(job.isFinal ? 'go_back' : 'cancel', () => runner.cancel(job.id))}
      {job.status === 'running' && button('pause', runner.pause)}
      {job.status === 'running' && button('cancel', () => runner.cancel(job.id))}
      {job.status === 'paused' && job.pauseReason === 'signed_out' && button('sign_in', signIn)}
      {job.status === 'paused' && <ResumeButton job={job} size="small" />}
      {job.status === 'paused' && button('cancel', () => runner.cancel(job.id))}
      {canUndo && button('undo', undo)}
      <Button
        size="small"
        onClick={() => {
          redirect('show', 'jobs', job.id);
        }}
      >
        {translate('actions.dock.details')}
      </Button>
      {isOver(job) && (
        <Button size="small" onClick={onDismiss}>
          {translate('actions.dock.dismiss')}
        </Button>
      )}
    </Stack>
  );
};

const ANNOUNCEMENT_STEP = 50;

/**
 * Announces the progress every 50 accounts and at each change of state. Each account would be too
 * much.
 */
const Announcement = ({ job }: { job: Job }) => {
  const sentence = useJobSentence();
  const settled = settledCount(job);
  const isMoving = job.status === 'running';
  const step = isMoving ? settled - (settled % ANNOUNCEMENT_STEP) : settled;
  return (
    <Typography role="status" sx={visuallyHidden}>
      {job.status !== 'queued' && sentence(job, step)}
    </Typography>
  );
};

const useNow = (everyMs: number) => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);
  return now;
};
