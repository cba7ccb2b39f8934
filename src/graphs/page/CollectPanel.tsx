import { Alert, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Form, TextInput, useTranslate } from 'react-admin';
import { type FieldValues, useFormContext, useFormState, useWatch } from 'react-hook-form';
import {
  ActButton,
  FormDraft,
  keepText,
  SaveKey,
  type SingleRun,
  useAttempt,
  useFormats,
} from '../../ui';
import { isOld } from '../crawl/completeness';
import type { Crawl, CrawlState } from '../crawl/crawlState';
import type { SavedGraph } from '../crawl/savedGraph';
import { LimitInputs, type Limits, NameInput } from './graphInputs';
import { useGraphStore } from './useGraphStore';

interface Props {
  crawl: Crawl;
  state: CrawlState;
  /** Analyses the graph again, with what was read since. */
  onUpdate(): void;
  /** Whether more was read since the graph was analysed. */
  isBehind: boolean;
}

/** The progress of the crawl, what was read so far, and the next step with its cost. */
export const CollectPanel = ({ crawl, state, onUpdate, isBehind }: Props) => {
  const translate = useTranslate();
  const { graph } = state;
  if (!graph) return null;
  return (
    <Stack component="section" spacing={1.5} aria-label={translate('graph.collect.title')}>
      <Status crawl={crawl} state={state} />
      <Read state={state} graph={graph} />
      {isBehind && <UpdateButton onUpdate={onUpdate} />}
      <NextStep crawl={crawl} state={state} graph={graph} />
      <NameForm key={graph.id} graph={graph} />
    </Stack>
  );
};

const UpdateButton = ({ onUpdate }: { onUpdate(): void }) => {
  const translate = useTranslate();
  return (
    <Button variant="outlined" size="small" onClick={onUpdate}>
      {translate('graph.collect.update')}
    </Button>
  );
};

const statusKey = ({ status, graph }: CrawlState): string => {
  // One step was requested and there are more: offer the next. The first accounts are step 0.
  if (status.kind === 'finished' && graph && graph.step < graph.depth) {
    return graph.step > 0 ? 'next' : 'idle';
  }
  if (status.kind === 'running') return `running_${status.what}`;
  return status.kind === 'paused' ? `paused_${status.reason}` : status.kind;
};

const Status = ({ crawl, state }: { crawl: Crawl; state: CrawlState }) => {
  const translate = useTranslate();
  const { status } = state;
  const words = translate(`graph.collect.status.${statusKey(state)}`, {
    message: status.kind === 'paused' ? (status.message ?? '') : '',
  });
  const button = (name: string, act: () => unknown) => (
    <ActButton size="small" variant="outlined" act={act}>
      {translate(`graph.collect.${name}`)}
    </ActButton>
  );
  return (
    <>
      <Typography role="status" variant="body2" sx={{ fontWeight: 600 }}>
        {words}
      </Typography>
      {status.kind === 'running' && (
        <>
          <LinearProgress
            variant={status.total > 0 ? 'determinate' : 'indeterminate'}
            value={status.total > 0 ? (100 * status.done) / status.total : undefined}
            aria-label={words}
          />
          <Typography variant="caption">
            {translate('graph.collect.progress', { done: status.done, total: status.total })}
          </Typography>
        </>
      )}
      <Stack direction="row" spacing={1}>
        {status.kind === 'running' && button('pause', crawl.pause)}
        {status.kind === 'paused' && button('resume', crawl.resume)}
        {(status.kind === 'running' || status.kind === 'paused') && button('stop', crawl.stop)}
        {status.kind !== 'running' && status.kind !== 'paused' && button('refresh', crawl.refresh)}
      </Stack>
    </>
  );
};

const Read = ({ state, graph }: { state: CrawlState; graph: SavedGraph }) => {
  const translate = useTranslate();
  const { dateTime, number } = useFormats();
  const [now] = useState(Date.now);
  const { completeness, failures } = state;
  const line = (key: string, variables: object) => (
    <Typography variant="body2">{translate(`graph.collect.${key}`, variables)}</Typography>
  );
  return (
    <>
      {graph.readAt !== null && isOld(graph.readAt, now) ? (
        <Alert severity="warning">
          {translate('graph.collect.old', { date: dateTime(graph.readAt) })}
        </Alert>
      ) : (
        graph.readAt !== null && line('read', { date: dateTime(graph.readAt) })
      )}
      {line('completeness', completeness)}
      {line('spent', {
        requests: number(graph.requests),
        max_requests: number(graph.budget.requests),
        accounts: number(graph.accountCount),
        max_accounts: number(graph.budget.accounts),
      })}
      {graph.missing.length > 0 && line('missing', { smart_count: graph.missing.length })}
      {state.skippedStars > 0 && line('stars', { smart_count: state.skippedStars })}
      {state.unreadableFollowers > 0 &&
        line('unreadable_followers', { smart_count: state.unreadableFollowers })}
      {failures.size > 0 && line('failures', { smart_count: failures.size })}
    </>
  );
};

/** The next step and its cost, and the limits. Hidden while the graph is being read. */
const NextStep = ({
  crawl,
  state: { status },
  graph: { depth, budget, stars },
}: {
  crawl: Crawl;
  state: CrawlState;
  graph: SavedGraph;
}) => {
  if (status.kind === 'running' || status.kind === 'paused') return null;
  return (
    <Form defaultValues={{ depth, budget, stars }} noValidate>
      <NextStepInputs crawl={crawl} />
      <FormDraft name="next step" />
    </Form>
  );
};

const NextStepInputs = ({ crawl }: { crawl: Crawl }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const { handleSubmit } = useFormContext<Limits>();
  const depth = useWatch<Limits, 'depth'>({ name: 'depth' });
  const cost = crawl.nextStep();
  const step = cost?.step ?? 0;
  const attempt = useAttempt();
  const start = (steps?: number) =>
    handleSubmit(async (limits) => {
      // Starting a step beyond the depth raises the depth.
      await crawl.configure({ ...limits, depth: Math.max(limits.depth, step) });
      await crawl.start(steps);
    });
  return (
    <Stack spacing={1.5}>
      {cost ? (
        <Typography variant="body2">
          {translate('graph.collect.next', { step: cost.step })}{' '}
          {translate('graph.collect.cost', {
            requests: number(cost.requests),
            accounts: number(cost.accounts),
          })}
        </Typography>
      ) : (
        <Typography variant="body2">{translate('graph.collect.nothing_left')}</Typography>
      )}
      <LimitInputs />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <ActButton
          variant={depth > step ? 'outlined' : 'contained'}
          size="small"
          disabled={!cost}
          attempt={attempt}
          act={start(1)}
        >
          {translate('graph.collect.start')}
        </ActButton>
        {cost && depth > step && (
          <ActButton variant="contained" size="small" attempt={attempt} act={start()}>
            {translate('graph.collect.start_all', { step: depth })}
          </ActButton>
        )}
      </Stack>
    </Stack>
  );
};

const NameForm = ({ graph }: { graph: SavedGraph }) => {
  const store = useGraphStore();
  const attempt = useAttempt();
  const { id, name, note } = graph;
  return (
    <Form
      record={{ id, name, note }}
      onSubmit={(values: FieldValues) =>
        attempt.run(() => store.updateGraph(id, values as Pick<SavedGraph, 'name' | 'note'>))
      }
      noValidate
    >
      <Stack spacing={1}>
        <FormDraft name="graph name" />
        <NameInput />
        <TextInput source="note" label="graph.note" parse={keepText} multiline helperText={false} />
        <SaveKey>
          <NameButton attempt={attempt} />
        </SaveKey>
      </Stack>
    </Form>
  );
};

const NameButton = ({ attempt }: { attempt: SingleRun }) => {
  const translate = useTranslate();
  const { isDirty } = useFormState();
  return (
    <ActButton type="submit" size="small" disabled={!isDirty} attempt={attempt}>
      {translate('graph.save')}
    </ActButton>
  );
};
