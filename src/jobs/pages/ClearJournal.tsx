import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Form, SelectInput, required, useDeleteMany, useNotify, useTranslate } from 'react-admin';
import { type FieldValues, useWatch } from 'react-hook-form';
import { daysBefore } from '../journal/retention';
import type { Job } from '../core/job';
import { FinalDialog, Section, useFormats } from '../../ui';
import { endedBefore } from './endedBefore';

const CHOICES = [0, 30, 90, 365];

interface Props {
  jobs: readonly Job[];
  /** When the jobs were read. */
  now: number;
}

/** Removes ended jobs from the journal, after a dialog that says what is lost. */
export const ClearJournal = ({ jobs, now }: Props) => {
  // When the dialog was opened: jobs that end later are not in the number that it shows.
  const [before, setBefore] = useState<number | null>(null);
  return (
    <Section title="jobs.journal.clear_title">
      <Form
        defaultValues={{ days: 0 }}
        onSubmit={({ days }: FieldValues) => {
          setBefore(daysBefore(Date.now(), days as number));
        }}
      >
        <ClearInputs jobs={jobs} now={now} />
      </Form>
      {before !== null && (
        <ClearDialog
          lost={endedBefore(jobs, before)}
          onClose={() => {
            setBefore(null);
          }}
        />
      )}
    </Section>
  );
};

const ClearInputs = ({ jobs, now }: Props) => {
  const translate = useTranslate();
  const days = useWatch<{ days: number }, 'days'>({ name: 'days' });
  const isEmpty = endedBefore(jobs, daysBefore(now, days)).length === 0;
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      <SelectInput
        source="days"
        label="jobs.journal.clear_what"
        helperText={false}
        choices={CHOICES.map((id) => ({
          id,
          name:
            id === 0
              ? translate('jobs.journal.clear_all')
              : translate('jobs.journal.clear_older', { smart_count: id }),
        }))}
        translateChoice={false}
        validate={required()}
        sx={{ minWidth: 240 }}
      />
      <Button type="submit" color="error" variant="outlined" disabled={isEmpty}>
        {translate('jobs.journal.clear')}
      </Button>
      {isEmpty && (
        <Typography variant="body2" color="text.secondary">
          {translate('jobs.journal.clear_none')}
        </Typography>
      )}
    </Stack>
  );
};

interface DialogProps {
  lost: readonly Job[];
  onClose(): void;
}

const ClearDialog = ({ lost, onClose }: DialogProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { number, date } = useFormats();
  const [deleteMany] = useDeleteMany<Job, Error>(
    'jobs',
    { ids: lost.map(({ id }) => id) },
    { returnPromise: true },
  );
  const dates = lost.map(({ createdAt }) => createdAt);
  const clear = async () => {
    await deleteMany();
    notify('jobs.journal.cleared', { messageArgs: { smart_count: lost.length } });
  };
  return (
    <FinalDialog
      title={translate('jobs.journal.clear_confirm_title')}
      text={translate('jobs.journal.loss', {
        jobs: number(lost.length),
        items: number(lost.reduce((sum, { total }) => sum + total, 0)),
        from: date(Math.min(...dates)),
        to: date(Math.max(...dates)),
      })}
      confirm={translate('jobs.journal.clear_confirm')}
      act={clear}
      onClose={onClose}
    />
  );
};
