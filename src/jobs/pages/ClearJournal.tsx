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
import { useDeleteMany, useNotify, useTranslate } from 'react-admin';
import { daysBefore } from '../journal/journalKeeping';
import type { Job } from '../core/job';
import { Section, useFormats } from '../../ui';
import { endedBefore } from './endedBefore';

const CHOICES = [0, 30, 90, 365];

interface Props {
  jobs: readonly Job[];
  /** When the jobs were read. */
  now: number;
}

/** Removes ended jobs from the journal, after a dialog that says what is lost. */
export const ClearJournal = ({ jobs, now }: Props) => {
  const translate = useTranslate();
  const [days, setDays] = useState(0);
  // When the dialog was opened: jobs that end later are not in the number that it shows.
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
  onClose(): void;
}

const ClearDialog = ({ lost, onClose }: DialogProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const titleId = useId();
  const { number, date } = useFormats();
  const [deleteMany, { isPending }] = useDeleteMany<Job, Error>('jobs', {
    ids: lost.map(({ id }) => id),
  });
  const dates = lost.map(({ createdAt }) => createdAt);
  const clear = () => {
    void deleteMany(undefined, undefined, {
      onSuccess: () => {
        onClose();
        notify('jobs.journal.cleared', { messageArgs: { smart_count: lost.length } });
      },
      onError: (error) => {
        notify(translate('jobs.actions.failed', { reason: error.message }), { type: 'error' });
      },
    });
  };
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
        {/* Not react-admin's Confirm, which focuses the delete button: Enter would delete. */}
        <Button autoFocus onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button color="error" variant="contained" disabled={isPending} onClick={clear}>
          {translate('jobs.journal.clear_confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
