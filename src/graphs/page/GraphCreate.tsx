import { Alert, Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { Form, Title, useGetMany, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { fullName, type User } from '../../api/contract';
import { useSelection } from '../../accounts';
import { useJournalQuery } from '../../jobs';
import { useInstance } from '../../instance';
import { ActButton, FormDraft, useAttempt } from '../../ui';
import { newGraph } from '../crawl/newGraph';
import { DEFAULT_LIMITS, LimitInputs, type Limits, NameInput } from './graphInputs';
import { graphPath } from './graphPath';
import { useGraphStore } from './useGraphStore';

/**
 * Creates a graph from the accounts in the URL (`from`), those of a job (`job`), or the selection.
 */
export const GraphCreate = () => {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const jobId = search.get('job');
  const from = search.get('from');
  const { ids: selected } = useSelection();
  const { data: ofJob, isPending } = useJournalQuery(
    ['graph seeds', jobId],
    async (store) => (await store.listItems({ jobId: jobId ?? '' })).map(({ id }) => id),
    { enabled: jobId !== null },
  );
  const seeds = jobId !== null ? (ofJob ?? []) : (from?.split(',').filter(Boolean) ?? selected);
  return (
    <Box sx={{ p: 2 }}>
      <Title title="graph.create.title" preferenceKey={false} />
      {jobId !== null && isPending ? (
        <Skeleton width="60%" />
      ) : seeds.length === 0 ? (
        <Alert
          severity="info"
          role="status"
          action={
            <Button component={Link} to="/users" color="inherit" size="small">
              {translate('graph.create.to_accounts')}
            </Button>
          }
        >
          {translate(`graph.create.${jobId === null ? 'none' : 'job_gone'}`)}
        </Alert>
      ) : (
        <CreateForm seeds={seeds} />
      )}
    </Box>
  );
};

const CreateForm = ({ seeds }: { seeds: readonly string[] }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const store = useGraphStore();
  const { instance } = useInstance();
  const attempt = useAttempt('graph.create.not_kept');
  const isSingle = seeds.length === 1;
  const { data: [first] = [], isPending } = useGetMany<User>(
    'users',
    { ids: [...seeds] },
    { enabled: isSingle, retry: false },
  );
  if (isSingle && isPending) return <Skeleton width="60%" />;

  const build = (values: FieldValues) =>
    attempt.run(async () => {
      const { name, ...limits } = values as Limits & { name: string };
      const graph = newGraph({ seeds, instance, name, now: Date.now(), ...limits });
      await store.addGraph(graph);
      await navigate(graphPath(graph));
    });
  const defaultName =
    isSingle && first
      ? translate('graph.create.name_of', { name: fullName(first) })
      : translate('graph.create.name_many', { smart_count: seeds.length });
  return (
    <Form defaultValues={{ name: defaultName, ...DEFAULT_LIMITS }} onSubmit={build} noValidate>
      <Stack spacing={2} sx={{ maxWidth: 480 }}>
        <Typography>{translate('graph.create.intro', { smart_count: seeds.length })}</Typography>
        <FormDraft name="graph" />
        <NameInput />
        <LimitInputs />
        <Box>
          <ActButton type="submit" variant="contained" attempt={attempt}>
            {translate('graph.create.build')}
          </ActButton>
        </Box>
      </Stack>
    </Form>
  );
};
