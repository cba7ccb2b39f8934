import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { Form, TextInput, useRedirect, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { Job } from '../core/job';
import { undoState } from '../journal/undoState';
import { useJobs } from '../JobsContext';
import { useJournalQuery } from '../journal/useJournalQuery';
import {
  ActButton,
  DialogFailure,
  ExplainedError,
  FormDraft,
  keepText,
  useDialogAttempt,
  useDraftState,
} from '../../ui';

/** Undoes a job, as a new job. Says why when that is not possible. */
export const UndoButton = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const hintId = useId();
  const [isAsking, setAsking] = useDraftState('undo', false);
  const { data: jobs = [] } = useJournalQuery(['list'], (store) => store.listJobs());
  const state = undoState(job, jobs);
  const isPossible = state === 'possible';
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
      {/* Not `disabled`: it stays focusable, so that screen readers read why it cannot be used. */}
      <Button
        variant="outlined"
        aria-disabled={!isPossible}
        aria-describedby={isPossible ? undefined : hintId}
        onClick={() => {
          if (isPossible) setAsking(true);
        }}
      >
        {translate('jobs.actions.undo')}
      </Button>
      {!isPossible && (
        <Typography id={hintId} variant="body2" color="text.secondary">
          {translate(`jobs.undo.states.${state}`)}
        </Typography>
      )}
      {isAsking && (
        <UndoDialog
          job={job}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Stack>
  );
};

const UndoDialog = ({ job, onClose }: { job: Job; onClose(): void }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const redirect = useRedirect();
  const titleId = useId();
  const attempt = useDialogAttempt();
  const undo = (text: string) =>
    attempt.run(async () => {
      const id = await runner.undo(job.id, text);
      if (id === null) throw new ExplainedError('jobs.actions.nothing');
      onClose();
      redirect('show', 'jobs', id);
    });
  const { done, failed, refused, unknown } = job.counts;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('jobs.undo.title')}</DialogTitle>
      <Form defaultValues={{ text: '' }} onSubmit={({ text }: FieldValues) => undo(text as string)}>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>
            {translate('jobs.undo.sentence', { count: done + failed + refused + unknown })}
          </DialogContentText>
          <FormDraft name="undo reason" />
          <TextInput source="text" label="jobs.undo.reason" helperText={false} parse={keepText} />
        </DialogContent>
        <DialogFailure attempt={attempt} />
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          {/* Enter confirms at once: what an undo does can itself be undone. */}
          <ActButton type="submit" variant="contained" attempt={attempt} autoFocus>
            {translate('jobs.undo.confirm')}
          </ActButton>
        </DialogActions>
      </Form>
    </Dialog>
  );
};
