import { Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { type ItemOutcome, type Job, OUTCOMES } from '../core/job';
import { LoadingError, Section } from '../../ui';
import { JobItemTable } from './JobItemTable';
import { OutcomeFilter } from './OutcomeFilter';
import { useJobItems } from './useJobItems';

const toOutcome = (asked: string | null): ItemOutcome | undefined =>
  OUTCOMES.find((outcome) => outcome === asked);

/** The accounts of a job, all or those with one outcome; the address says which. */
export const JobItems = ({ job }: { job: Job }) => {
  const [search, setSearch] = useSearchParams();
  const outcome = toOutcome(search.get('outcome'));
  return (
    <Section title="jobs.items.title">
      <OutcomeFilter
        job={job}
        value={outcome}
        onChange={(next) => {
          setSearch(next ? { outcome: next } : {}, { replace: true });
        }}
      />
      <Items job={job} outcome={outcome} />
    </Section>
  );
};

const Items = ({ job, outcome }: { job: Job; outcome: ItemOutcome | undefined }) => {
  const translate = useTranslate();
  const { items, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useJobItems(
    job.id,
    outcome,
  );
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (!items) return <Skeleton variant="rounded" height={240} />;
  if (items.length === 0) {
    return (
      <Typography role="status" color="text.secondary" sx={{ p: 2 }}>
        {translate('jobs.items.none')}
      </Typography>
    );
  }
  return (
    <JobItemTable
      items={items}
      total={outcome ? job.counts[outcome] : job.total}
      onEnd={() => {
        if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
      }}
    />
  );
};
