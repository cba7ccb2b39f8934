import { Skeleton, Typography } from '@mui/material';
import { RecordsIterator, ReferenceManyField, useListContext, useTranslate } from 'react-admin';
import { AccountText, ListPagination, LoadingError, RecordLink, useFormats } from '../../ui';
import { isImported } from '../core/job';
import type { HistoryRecord } from '../journal/jobsDataProvider';
import { OutcomeLabel } from './OutcomeLabel';
import { useItemReason, useJobName, useReasonText } from './useJobWords';

/**
 * The changes that jobs of this browser made to one record, latest first. Each has its action,
 * date, moderator, reason and outcome, and a link to its job.
 */
export const JobHistory = ({ recordId }: { recordId: string }) => (
  <ReferenceManyField
    record={{ id: recordId }}
    reference="job-items"
    target="recordId"
    perPage={20}
    queryOptions={{ onError: () => undefined }}
    pagination={<OtherPages />}
  >
    <History />
  </ReferenceManyField>
);

const History = () => {
  const translate = useTranslate();
  const { error, isPending, refetch, total } = useListContext<HistoryRecord>();
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton width="60%" />;
  if (total === 0) {
    return <Typography color="text.secondary">{translate('jobs.history.none')}</Typography>;
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
      <RecordsIterator<HistoryRecord>
        render={(item) => (
          <li>
            <HistoryLine item={item} />
          </li>
        )}
      />
    </ul>
  );
};

const OtherPages = () => {
  const { total = 0, perPage } = useListContext();
  return total > perPage && <ListPagination />;
};

const HistoryLine = ({ item }: { item: HistoryRecord }) => {
  const { job } = item;
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
        {why && (
          <>
            {' · '}
            <AccountText>{why}</AccountText>
          </>
        )}
        {isImported(job) && ` · ${translate('jobs.imported.label')}`}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
        {[translate('jobs.history.who', { date, name: job.actor.name }), reasonText(job.reason)]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </>
  );
};
