import {
  Alert,
  Box,
  Button,
  Card,
  Chip,
  LinearProgress,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { type Ref, useRef, useState } from 'react';
import { Form, RecordContextProvider, Title, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Reason } from '../../jobs';
import { JobHistory } from '../../jobs/pages/JobHistory';
import {
  ActButton,
  FormDraft,
  LoadingError,
  Section,
  SummaryAndDetails,
  useDraftState,
  useKeys,
} from '../../ui';
import { ReasonInputs, useLastReasons } from '../preview/ReasonInputs';
import { UserEvidence } from '../UserEvidence';
import { UserSummary } from '../UserSummary';
import { DueList } from './DueList';
import { dayFrom } from './marks';
import { type Decision, useReview } from './useReview';

const DEFAULT_DELAY_DAYS = 7;

const DECISIONS: { decision: Decision; key: string }[] = [
  { decision: 'deactivate', key: 'd' },
  { decision: 'keep', key: 'k' },
  { decision: 'doubtful', key: 'l' },
  { decision: 'not_spam', key: 's' },
];

/** Reviews the selected accounts one at a time, with keyboard shortcuts. */
export const ReviewPage = () => {
  const { code } = useLastReasons('deactivate');
  const [defaultValues] = useState({ reason: { code, text: '' } });
  return (
    <Form defaultValues={defaultValues} disableInvalidFormNotification>
      <Review />
      <FormDraft name="review" />
    </Form>
  );
};

const Review = () => {
  const translate = useTranslate();
  const { reason } = useWatch() as { reason: Reason };
  const [doubtUntil, setDoubtUntil] = useDraftState(
    'doubt until',
    dayFrom(new Date(), DEFAULT_DELAY_DAYS),
  );
  const review = useReview(reason, doubtUntil);
  const { queue, place, user } = review;
  const progress = useRef<HTMLDivElement>(null);
  const isOver = place >= queue.length;
  const end = queue.length === 0 ? 'review.empty' : isOver ? 'review.over' : undefined;
  const next = { label: 'review.next', refusal: end, repeats: true, act: review.next };
  const previous = {
    label: 'review.previous',
    refusal: place === 0 ? 'review.first' : undefined,
    repeats: true,
    act: review.previous,
  };
  useKeys({
    ...Object.fromEntries(
      DECISIONS.map(({ decision, key }) => [
        key,
        {
          label: `review.${decision}`,
          refusal: end ?? (user ? undefined : 'review.not_read'),
          act: () => void review.attempt.run(() => review.decide(decision)),
        },
      ]),
    ),
    n: next,
    arrowright: next,
    p: previous,
    arrowleft: previous,
    u: {
      label: 'review.undo',
      refusal: review.canUndo ? undefined : 'keys.nothing.undo',
      act: () => void review.attempt.run(review.undo),
    },
  });

  return (
    <Box sx={{ my: 2 }}>
      <Title title="review.title" preferenceKey={false} />
      {queue.length === 0 ? (
        <Alert severity="info">{translate('review.empty')}</Alert>
      ) : (
        <Card variant="outlined" sx={{ p: 2 }}>
          <Stack spacing={2}>
            <ReasonInputs
              action="deactivate"
              onChosen={() => {
                progress.current?.focus();
              }}
            />
            <TextField
              type="date"
              size="small"
              margin="none"
              label={translate('review.doubt_until')}
              value={doubtUntil}
              onChange={(event) => {
                // Ignore an emptied field, and keep the last date.
                if (event.target.value) setDoubtUntil(event.target.value);
              }}
              slotProps={{ inputLabel: { shrink: true } }}
              sx={{ alignSelf: 'flex-start' }}
            />
            <Progress ref={progress} place={place} total={queue.length} />
            <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
              {DECISIONS.map(({ decision, key }) => (
                <ActButton
                  key={decision}
                  variant={decision === 'deactivate' ? 'contained' : 'outlined'}
                  color={decision === 'deactivate' ? 'warning' : 'primary'}
                  disabled={!user || isOver || (decision === 'deactivate' && review.isForbidden)}
                  attempt={review.attempt}
                  act={() => review.decide(decision)}
                  endIcon={<Key name={key} />}
                >
                  {translate(`review.${decision}`)}
                </ActButton>
              ))}
              <Button onClick={review.previous} disabled={place === 0} endIcon={<Key name="p" />}>
                {translate('review.previous')}
              </Button>
              <Button onClick={review.next} disabled={isOver} endIcon={<Key name="n" />}>
                {translate('review.next')}
              </Button>
              <ActButton
                attempt={review.attempt}
                act={review.undo}
                disabled={!review.canUndo}
                endIcon={<Key name="u" />}
              >
                {translate('review.undo')}
              </ActButton>
            </Stack>
            {isOver && (
              <Alert severity="success" role="status">
                {translate('review.over')}
              </Alert>
            )}
            {!isOver && Boolean(review.error) && (
              <LoadingError error={review.error} onRetry={review.retry} />
            )}
            {!isOver && !review.error && !user && <LinearProgress />}
            {!isOver && user && (
              <RecordContextProvider value={user}>
                {review.decisionOf(user.id) && (
                  <Chip
                    size="small"
                    label={translate(`review.${review.decisionOf(user.id) ?? 'keep'}`)}
                    sx={{ alignSelf: 'flex-start' }}
                  />
                )}
                <SummaryAndDetails summary={<UserSummary />}>
                  <UserEvidence />
                  <Section title="actions.history">
                    <JobHistory recordId={user.id} />
                  </Section>
                </SummaryAndDetails>
              </RecordContextProvider>
            )}
          </Stack>
        </Card>
      )}
      <DueList />
    </Box>
  );
};

const Key = ({ name }: { name: string }) => (
  <Box component="kbd" aria-hidden sx={{ fontSize: 11, opacity: 0.8 }}>
    {name}
  </Box>
);

interface ProgressProps {
  /** Gets the focus after the choice of a reason. */
  ref: Ref<HTMLDivElement>;
  place: number;
  total: number;
}

const Progress = ({ ref, place, total }: ProgressProps) => {
  const translate = useTranslate();
  const shown = Math.min(place + 1, total);
  return (
    <div ref={ref} tabIndex={-1} style={{ outline: 'none' }}>
      <LinearProgress variant="determinate" value={(100 * place) / total} aria-hidden />
      <Typography variant="body2" role="status">
        {translate('review.place', { place: shown, total })}
      </Typography>
    </div>
  );
};
