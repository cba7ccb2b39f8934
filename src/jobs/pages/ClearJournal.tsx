import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { daysBefore } from '../journal/journalKeeping';
import type { Job } from '../core/job';
import { useJobs } from '../JobsContext';
import { Section } from '../../ui';
import { endedBefore } from './endedBefore';
import { useAttempt } from './useAttempt';
import { useFormats } from './useFormats';

const CHOICES = [0, 30, 90, 365];

interface Props {
  jobs: readonly Job[];
  /** When they were read. */
  now: number;
}

/** Removes ended jobs from the journal, once it was said what is lost with them. */
export const ClearJournal = ({ jobs, now }: Props) => {
  const translate = useTranslate();
  const [days, setDays] = useState(0);
  // The time at which it was asked: what ends meanwhile was not part of the question.
  const [before, setBefore] = useState<number | null>(null);
  const lost = endedBefore(jobs, before ?? daysBefore(now, days));
  return (
    <Section title="jobs.journal.clear_title">
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          select
          size="small"
          label={translate('jobs.journal.clear_what')}
          value={days}
          onChange={({ target: { value } }) => {
            setDays(Number(value));
          }}
          sx={{ minWidth: 240 }}
        >
          {CHOICES.map((choice) => (
            <MenuItem key={choice} value={choice}>
              {choice === 0
                ? translate('jobs.journal.clear_all')
                : translate('jobs.journal.clear_older', { smart_count: choice })}
            </MenuItem>
          ))}
        </TextField>
        <Button
          color="error"
          variant="outlined"
          disabled={lost.length === 0}
          onClick={() => {
            setBefore(daysBefore(Date.now(), days));
          }}
        >
          {translate('jobs.journal.clear')}
        </Button>
        {lost.length === 0 && (
          <Typography variant="body2" color="text.secondary">
            {translate('jobs.journal.clear_none')}
          </Typography>
        )}
      </Stack>
      {before !== null && (
        <ClearDialog
          lost={lost}
          before={before}
          onClose={() => {
            setBefore(null);
          }}
        />
      )}
    </Section>
  );
};

interface DialogProps {
  lost: readonly Job[];
  before: number;
  onClose(): void;
}

const ClearDialog = ({ lost, before, onClose }: DialogProps) => {
  const translate = useTranslate();
  const { store } = useJobs();
  const notify = useNotify();
  const titleId = useId();
  const { number, date } = useFormats();
  const { attempt, isBusy } = useAttempt();
  const dates = lost.map(({ createdAt }) => createdAt);
  const clear = () =>
    attempt(async () => {
      const count = await store.clearBefore(before);
      onClose();
      notify('jobs.journal.cleared', { messageArgs: { smart_count: count } });
    });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('jobs.journal.clear_confirm_title')}</DialogTitle>
      <DialogContent>
        <DialogContentText>
          {translate('jobs.journal.loss', {
            jobs: number(lost.length),
            items: number(lost.reduce((sum, { total }) => sum + total, 0)),
            from: date(Math.min(...dates)),
            to: date(Math.max(...dates)),
          })}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button color="error" variant="contained" disabled={isBusy} onClick={() => void clear()}>
          {translate('jobs.journal.clear_confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
