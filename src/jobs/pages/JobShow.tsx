import { Box } from '@mui/material';
import { useRecordContext, useShowContext, useTranslate } from 'react-admin';
import { isImported, isOver, type Job } from '../core/job';
import { MissingPage, RecordShow } from '../../ui';
import { useLiveJob } from '../useLiveJob';
import { ImportedNotice } from './ImportedNotice';
import { JobActions } from './JobActions';
import { JobFacts } from './JobFacts';
import { JobItems } from './JobItems';
import { JobProgress } from './JobProgress';
import { useJobName } from './useJobWords';
import { WebsiteOffer } from './WebsiteOffer';

/** The page of a job: its details, its progress and its accounts. */
export const JobShow = () => (
  <RecordShow
    title={<JobTitle />}
    actions={false}
    component="div"
    missing={
      <MissingPage title="jobs.title" text="jobs.not_found" label="jobs.back_to_list" to="/jobs" />
    }
    sx={{ '& .RaShow-noActions': { mt: 0 } }}
  >
    <Content />
  </RecordShow>
);

const JobTitle = () => {
  const translate = useTranslate();
  const nameOf = useJobName();
  const job = useRecordContext<Job>();
  return job && translate('jobs.show.title', { name: nameOf(job), smart_count: job.total });
};

const Content = () => {
  const { record } = useShowContext<Job>();
  const live = useLiveJob();
  if (!record) return null;
  // The runner's progress of a running job is ahead of the journal. Once the journal says that the
  // job is over, trust the journal: another tab may have ended it.
  const isLive = live?.job.id === record.id && live.job.status === 'running' && !isOver(record);
  const job = isLive ? live.job : record;
  return (
    <Box sx={{ p: 2, minWidth: 0 }}>
      <JobProgress job={job} />
      <JobFacts job={job} />
      {isImported(job) && <ImportedNotice job={job} />}
      <JobActions job={job} />
      <WebsiteOffer job={job} />
      <JobItems job={job} />
    </Box>
  );
};
