import { Typography } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import type { Job } from '../core/job';
import {
  ListPagination,
  NoResult,
  PAGE_SIZES,
  RecordLink,
  ResourceList,
  useFormats,
  wideOnly,
} from '../../ui';
import { JobStatusLabel } from './JobStatusLabel';
import { useJobName, useOutcomeCounts, useReasonText } from './useJobWords';

/** The jobs of this browser, latest first. */
export const JobTable = () => {
  const translate = useTranslate();
  const reasonText = useReasonText();
  const countsOf = useOutcomeCounts();
  const { dateTime } = useFormats();
  return (
    <ResourceList
      title={false}
      actions={false}
      empty={false}
      exporter={false}
      sort={{ field: 'createdAt', order: 'DESC' }}
      perPage={50}
      sortFields={['createdAt']}
      pageSizes={PAGE_SIZES}
      pagination={<ListPagination />}
    >
      <DataTable<Job>
        rowClick="show"
        bulkActionButtons={false}
        aria-label={translate('jobs.title')}
        empty={<NoResult text="jobs.none" />}
      >
        <DataTable.Col
          source="action"
          label="jobs.columns.action"
          disableSort
          render={(job: Job) => <JobLink job={job} />}
        />
        {/* What is hidden on a narrow screen is on the page of the job. */}
        <DataTable.Col
          source="reason"
          label="jobs.columns.reason"
          disableSort
          sx={{ ...wideOnly, overflowWrap: 'anywhere' }}
          render={({ reason }: Job) => reasonText(reason) || '—'}
        />
        <DataTable.Col
          source="createdAt"
          label="jobs.columns.date"
          sortByOrder="DESC"
          render={({ createdAt }: Job) => dateTime(createdAt)}
        />
        <DataTable.Col
          source="actor.name"
          label="jobs.columns.actor"
          disableSort
          sx={wideOnly}
          render={({ actor }: Job) => <bdi>{actor.name}</bdi>}
        />
        <DataTable.Col
          source="counts"
          label="jobs.columns.counts"
          disableSort
          sx={wideOnly}
          render={(job: Job) => countsOf(job) || '—'}
        />
        <DataTable.Col
          source="status"
          label="jobs.columns.status"
          disableSort
          render={(job: Job) => <JobStatusLabel job={job} />}
        />
      </DataTable>
    </ResourceList>
  );
};

const JobLink = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const nameOf = useJobName();
  return (
    <>
      <RecordLink resource="jobs" id={job.id}>
        {nameOf(job)}
      </RecordLink>
      <Typography variant="caption" color="text.secondary" component="div">
        {translate('jobs.accounts', { smart_count: job.total })}
      </Typography>
    </>
  );
};
