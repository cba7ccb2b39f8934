import { Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useJournalQuery } from '../journal/useJournalQuery';
import { LoadingError, Section, useFormats } from '../../ui';
import { ClearJournal } from './ClearJournal';
import { JournalTransfer } from './JournalTransfer';
import { RetentionSetting } from './RetentionSetting';
import { RunSettings } from './RunSettings';

/** What the journal contains, its export and import, and its retention. */
export const JournalPanel = () => {
  const translate = useTranslate();
  const { number, date } = useFormats();
  const {
    data: jobs,
    dataUpdatedAt,
    error,
    isPending,
    refetch,
  } = useJournalQuery(['list'], (store) => store.listJobs());
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={240} />;
  const oldest = jobs.at(-1);
  return (
    <div style={{ maxWidth: 720 }}>
      <Typography sx={{ mb: 2 }}>{translate('jobs.journal.intro')}</Typography>
      <Section title="jobs.journal.content">
        <Typography>
          {oldest
            ? translate('jobs.journal.size', {
                jobs: number(jobs.length),
                items: number(jobs.reduce((sum, { total }) => sum + total, 0)),
                oldest: date(oldest.createdAt),
              })
            : translate('jobs.journal.empty')}
        </Typography>
      </Section>
      <JournalTransfer isEmpty={jobs.length === 0} />
      <RunSettings />
      <RetentionSetting jobs={jobs} now={dataUpdatedAt} />
      <ClearJournal jobs={jobs} now={dataUpdatedAt} />
    </div>
  );
};
