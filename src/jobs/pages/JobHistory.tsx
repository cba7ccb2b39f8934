import { Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { LoadingError, RecordLink, useFormats } from '../../ui';
import type { Job, JobItem } from '../core/job';
import { useJournalQuery } from '../journal/useJournalQuery';
import { OutcomeLabel } from './OutcomeLabel';
import { useItemReason, useJobName, useReasonText } from './useJobWords';

/**
 * What the journal of this browser did to one record, the latest first: action, date, actor, reason
 * and outcome, each leading to its job.
 */
export const JobHistory = ({ recordId }: { recordId: string }) => {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useJournalQuery(['history', recordId], (store) =>
    store.historyOf(recordId),
  );
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton width="60%" />;
  if (data.length === 0) {
    return <Typography color="text.secondary">{translate('jobs.history.none')}</Typography>;
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
      {data.map(({ job, item }) => (
        <li key={`${job.id}/${item.position.toString()}`}>
          <HistoryLine job={job} item={item} />
        </li>
      ))}
    </ul>
  );
};

const HistoryLine = ({ job, item }: { job: Job; item: JobItem }) => {
  const translate = useTranslate();
  const nameOf = useJobName();
  const reasonOf = useItemReason();
  const reasonText = useReasonText();
  const { dateTime } = useFormats();
  const date = dateTime(item.endedAt ?? job.createdAt);
  const why = reasonOf(item);
  return (
    <>
      <Typography variant="body2" component="span">
        <RecordLink resource="jobs" id={job.id}>
          {nameOf(job)}
        </RecordLink>
        {' · '}
        <OutcomeLabel {...item} />
        {why && ` · ${why}`}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
        {[translate('jobs.history.who', { date, name: job.actor.name }), reasonText(job.reason)]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </>
  );
};
