import { Alert, Box, Button, Skeleton } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { isOver, type Job } from '../core/job';
import { useJournalQuery } from '../journal/useJournalQuery';
import { LoadingError } from '../../ui';
import { useJobName } from './useJobWords';
import { useLiveJob } from './JobDock';
import { JobActions } from './JobActions';
import { JobFacts } from './JobFacts';
import { JobItems } from './JobItems';
import { JobProgress } from './JobProgress';
import { WebsiteOffer } from './WebsiteOffer';

/** One job: what it is, how far it is, and each of its accounts. */
export const JobShow = () => {
  const { id = '' } = useParams();
  const live = useLiveJob();
  const { data, error, isPending, refetch } = useJournalQuery(
    ['job', id],
    async (store) =>
      // A query gives null for nothing, never undefined.
      (await store.getJob(id)) ?? null,
  );
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={320} sx={{ m: 2 }} />;
  if (data === null) return <NotInJournal />;
  // What runs is known sooner than it is kept; what is over, any tab may have ended.
  const isLive = live?.job.id === id && live.job.status === 'running' && !isOver(data);
  const job = isLive ? live.job : data;
  return <Content job={job} />;
};

const Content = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const nameOf = useJobName();
  return (
    <Box sx={{ p: 2, minWidth: 0 }}>
      <Title
        title={translate('jobs.show.title', { name: nameOf(job), smart_count: job.total })}
        preferenceKey={false}
      />
      <JobProgress job={job} />
      <JobFacts job={job} />
      <JobActions job={job} />
      <WebsiteOffer job={job} />
      <JobItems job={job} />
    </Box>
  );
};

const NotInJournal = () => {
  const translate = useTranslate();
  return (
    <Box sx={{ p: 2 }}>
      <Title title="jobs.title" preferenceKey={false} />
      <Alert
        severity="info"
        role="status"
        action={
          <Button component={Link} to="/jobs" color="inherit" size="small">
            {translate('jobs.back_to_list')}
          </Button>
        }
      >
        {translate('jobs.not_found')}
      </Alert>
    </Box>
  );
};
