import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Stack,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Form, required, TextInput, useTranslate } from 'react-admin';
import { type FieldValues, useFormContext, useWatch } from 'react-hook-form';
import { fullName } from '../../api/contract';
import {
  draftTextFor,
  type NewItem,
  type Reason,
  useJobs,
  useReasonDraft,
  type Values,
} from '../../jobs';
import { ActButton, DialogFailure, FormDraft, LoadingError, useDialogAttempt } from '../../ui';
import { userValues } from '../userValues';
import { ActionParams } from './ActionParams';
import type { PlannedAccount } from './plan';
import { PreviewTable } from './PreviewTable';
import { ProtectedDomains } from './ProtectedDomains';
import { canCiteEvidence } from './reasons';
import { ReasonInputs, useLastReasons } from './ReasonInputs';
import { usePreview } from './usePreview';

interface Props {
  /** Name of the action. */
  action: string;
  ids: readonly string[];
  /** The moderator chose each account by name, so protected ones are included from the start. */
  areIncluded?: boolean;
  onClose(): void;
  /** Called once the job is saved to the journal. */
  onStarted?(jobId: string): void;
}

/** Time to cancel a deletion before it is sent. */
const FINAL_DELAY_MS = 10_000;

interface PreviewForm {
  reason: Reason;
  params: Values;
  /** The number of accounts, typed to confirm a deletion. */
  number: string | null;
}

// Without a record, or the form would take its values from the record of the page.
const NO_RECORD = {};

/** Shows exactly what a job will do to which accounts, asks for a reason, and starts it. */
export const JobPreviewDialog = (props: Props) => {
  // Start with the code chosen last for this action: accounts of one wave of spam share a reason.
  const { code } = useLastReasons(props.action);
  const [draft] = useReasonDraft();
  // Set once when the dialog opens: new default values would reset the form.
  const [defaultValues] = useState((): PreviewForm => ({
    reason: { code, text: canCiteEvidence(props.action) ? draftTextFor(draft, props.ids) : '' },
    params: {},
    number: '',
  }));
  return (
    <Dialog
      open
      onClose={props.onClose}
      maxWidth="md"
      fullWidth
      aria-labelledby="job-preview-title"
      sx={{ '& form': { display: 'contents' } }}
    >
      <Form<FieldValues>
        record={NO_RECORD}
        defaultValues={defaultValues}
        noValidate
        disableInvalidFormNotification
      >
        <Preview {...props} />
        <FormDraft name={`preview ${props.action}`} />
      </Form>
    </Dialog>
  );
};

const Preview = ({ action, ids, areIncluded, onClose, onStarted }: Props) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const { handleSubmit, getValues } = useFormContext();
  const reason = useWatch({ name: 'reason' }) as Reason;
  const params = useWatch({ name: 'params' }) as Values;
  const number = useWatch({ name: 'number' }) as string | null;
  // Anything that fails here is the journal: no request is made before the job is saved.
  const attempt = useDialogAttempt('actions.preview.not_kept');
  const { remember } = useLastReasons(action);
  const preview = usePreview(action, ids, params, areIncluded);
  const included = preview.accounts?.filter(({ isIncluded }) => isIncluded) ?? [];
  const toChange = included.filter(({ isAlreadySo }) => !isAlreadySo).length;
  const isDeletion = action === 'delete';
  const needsRole = action === 'grant_role' || action === 'withdraw_role';
  const missing =
    (toChange === 0 && 'account') ||
    (needsRole && !params.role && 'role') ||
    (reason.code === '' && 'reason') ||
    (isDeletion && number?.trim() !== toChange.toString() && 'number') ||
    null;

  // A dry run may also tell that nothing would change. It needs no number, since it deletes nothing.
  const canTry = included.length > 0 && reason.code !== '';

  const start = async (values: PreviewForm, isDryRun: boolean) => {
    const jobId = await runner.start({
      action,
      params: values.params,
      reason: values.reason,
      items: included.map(toItem),
      isDryRun,
      delayMs: isDeletion && !isDryRun ? FINAL_DELAY_MS : 0,
    });
    onStarted?.(jobId);
    onClose();
    // Last: the job has started, even if this does not fit in the browser.
    remember(values.reason);
  };

  return (
    <>
      <DialogTitle id="job-preview-title">
        {translate(`actions.${action}.title`, { smart_count: ids.length })}
      </DialogTitle>
      <DialogContent>
        {preview.error ? (
          <LoadingError error={preview.error} onRetry={preview.retry} />
        ) : !preview.accounts ? (
          <Reading known={preview.known} total={ids.length} />
        ) : (
          <Stack spacing={2}>
            <Sentence
              action={action}
              accounts={preview.accounts}
              toChange={toChange}
              gone={preview.gone}
              unreadable={preview.unreadable}
            />
            <PreviewTable action={action} accounts={preview.accounts} onInclude={preview.include} />
            <ActionParams action={action} />
            <ReasonInputs action={action} />
            {!areIncluded && <ProtectedDomains />}
            <Alert severity={isDeletion ? 'error' : 'info'}>
              {translate(`actions.${action}.notice`)}
            </Alert>
            {isDeletion && (
              <TextInput
                source="number"
                validate={required()}
                margin="none"
                helperText={false}
                autoComplete="off"
                // The number of accounts, in a label that is not cut on a phone.
                label={translate('actions.preview.type_the_number', {
                  // Without thousands separators, because the moderator has to type it.
                  number: toChange.toString(),
                })}
                slotProps={{ htmlInput: { inputMode: 'numeric' } }}
              />
            )}
          </Stack>
        )}
      </DialogContent>
      <DialogFailure attempt={attempt} />
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        {preview.accounts && missing && (
          <Typography
            id="job-preview-missing"
            variant="body2"
            color="text.secondary"
            sx={{ flexGrow: 1, pl: 2 }}
          >
            {translate(`actions.preview.missing.${missing}`)}
          </Typography>
        )}
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <ActButton
          attempt={attempt}
          act={() => start(getValues() as PreviewForm, true)}
          aria-disabled={!canTry}
          aria-describedby={canTry ? undefined : 'job-preview-missing'}
        >
          {translate('actions.preview.dry_run')}
        </ActButton>
        <ActButton
          type="submit"
          variant="contained"
          color={isDeletion ? 'error' : 'warning'}
          attempt={attempt}
          // Not `disabled`: it stays reachable, so that screen readers say what is missing.
          aria-disabled={missing !== null}
          aria-describedby={missing === null ? undefined : 'job-preview-missing'}
          act={handleSubmit((values) => start(values as PreviewForm, false))}
        >
          {translate(`actions.${action}.confirm`, { smart_count: toChange })}
        </ActButton>
      </DialogActions>
    </>
  );
};

const toItem = ({ user, readAt }: PlannedAccount): NewItem => ({
  id: user.id,
  name: fullName(user),
  before: userValues(user),
  readAt,
});

const Reading = ({ known, total }: { known: number; total: number }) => {
  const translate = useTranslate();
  return (
    <Stack spacing={1}>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 100 : (100 * known) / total}
        aria-label={translate('actions.preview.reading', { known, total })}
      />
      <Typography role="status">
        {translate('actions.preview.reading', { known, total })}
      </Typography>
    </Stack>
  );
};

const Sentence = ({
  action,
  accounts,
  toChange,
  gone,
  unreadable,
}: {
  action: string;
  accounts: readonly PlannedAccount[];
  toChange: number;
  gone: number;
  unreadable: number;
}) => {
  const translate = useTranslate();
  const already = accounts.filter(
    ({ isIncluded, isAlreadySo }) => isIncluded && isAlreadySo,
  ).length;
  const leftOut = accounts.filter(({ isIncluded }) => !isIncluded).length;
  const parts = [
    translate(`actions.${action}.sentence`, { smart_count: toChange }),
    already > 0 && translate('actions.preview.already', { smart_count: already }),
    leftOut > 0 && translate('actions.preview.left_out', { smart_count: leftOut }),
    gone > 0 && translate('actions.preview.gone', { smart_count: gone }),
    unreadable > 0 && translate('actions.preview.unreadable', { smart_count: unreadable }),
  ];
  return <Typography>{parts.filter(Boolean).join(' ')}</Typography>;
};
