import { Box } from '@mui/material';
import { useGetManyReference, useReference, useTranslate } from 'react-admin';
import { isImported, type Job } from '../core/job';
import { Fact, Facts, RecordLink, useFormats } from '../../ui';
import { useReasonText } from './useJobWords';
import { JobStatusLabel } from './JobStatusLabel';

/** Who started a job, when and why, and the jobs that it undoes or that undo it. */
export const JobFacts = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const reasonText = useReasonText();
  const { dateTime } = useFormats();
  const { referenceRecord: undone } = useReference<Job>({
    reference: 'jobs',
    id: job.undoOf ?? '',
    options: { enabled: job.undoOf !== null },
  });
  const { data: undos = [] } = useGetManyReference<Job>('jobs', { target: 'undoOf', id: job.id });
  const linkTo = (job: Job) => (
    <RecordLink key={job.id} resource="jobs" id={job.id}>
      {translate('jobs.show.see_job', { date: dateTime(job.createdAt) })}
      {isImported(job) && ` (${translate('jobs.imported.label')})`}
    </RecordLink>
  );
  const params = Object.entries(job.params).filter(([, value]) => value !== false);
  return (
    <Box component="section" aria-label={translate('jobs.show.facts')} sx={{ mb: 2 }}>
      <Facts>
        <Fact label="jobs.show.state">
          <JobStatusLabel job={job} />
        </Fact>
        <Fact label="jobs.show.reason">{reasonText(job.reason) || '—'}</Fact>
        <Fact label="jobs.show.by">
          <bdi>{job.actor.name}</bdi>
        </Fact>
        <Fact label="jobs.show.created">{dateTime(job.createdAt)}</Fact>
        {job.endedAt !== null && <Fact label="jobs.show.ended">{dateTime(job.endedAt)}</Fact>}
        {params.length > 0 && (
          <Fact label="jobs.show.params">
            {params
              .map(([name, value]) => (value === true ? name : `${name}: ${String(value)}`))
              .join(', ')}
          </Fact>
        )}
        {undone && <Fact label="jobs.show.undo_of">{linkTo(undone)}</Fact>}
        {undos.length > 0 && (
          <Fact label="jobs.show.undone_by">
            {undos.map((undo, index) => [index > 0 && ', ', linkTo(undo)])}
          </Fact>
        )}
      </Facts>
    </Box>
  );
};
