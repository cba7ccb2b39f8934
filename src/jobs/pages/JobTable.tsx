import {
  Box,
  Button,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useRedirect, useTranslate } from 'react-admin';
import type { Job } from '../core/job';
import { useJournalQuery } from '../journal/useJournalQuery';
import { LoadingError, RecordLink, wideOnly } from '../../ui';
import { useJobName, useOutcomeCounts, useReasonText } from './useJobWords';
import { JobStatusLabel } from './JobStatusLabel';
import { useFormats } from './useFormats';

const AT_ONCE = 100;
const COLUMNS = ['action', 'reason', 'date', 'actor', 'counts', 'status'] as const;
/** The page of the job tells them too. */
const sxOf = (column: string) => (column === 'reason' || column === 'actor' ? wideOnly : undefined);

/** Every job of this browser, the latest first. */
export const JobTable = () => {
  const translate = useTranslate();
  const [shown, setShown] = useState(AT_ONCE);
  const { data, error, isPending, refetch } = useJournalQuery(['list'], (store) =>
    store.listJobs(),
  );
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={240} />;
  if (data.length === 0) {
    return (
      <Box role="status" sx={{ p: 4, textAlign: 'center' }}>
        <Typography color="text.secondary">{translate('jobs.none')}</Typography>
      </Box>
    );
  }
  return (
    <>
      <TableContainer>
        <Table size="small" aria-label={translate('jobs.title')}>
          <TableHead>
            <TableRow>
              {COLUMNS.map((column) => (
                <TableCell key={column} sx={sxOf(column)}>
                  {translate(`jobs.columns.${column}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.slice(0, shown).map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {data.length > shown && (
        <Button
          onClick={() => {
            setShown(shown + AT_ONCE);
          }}
        >
          {translate('jobs.more', { smart_count: Math.min(AT_ONCE, data.length - shown) })}
        </Button>
      )}
    </>
  );
};

const JobRow = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const nameOf = useJobName();
  const reasonText = useReasonText();
  const countsOf = useOutcomeCounts();
  const { dateTime } = useFormats();
  const redirect = useRedirect();
  return (
    <TableRow
      hover
      sx={{ cursor: 'pointer' }}
      onClick={() => {
        redirect('show', 'jobs', job.id);
      }}
    >
      <TableCell component="th" scope="row">
        <RecordLink resource="jobs" id={job.id}>
          {nameOf(job)}
        </RecordLink>
        <Typography variant="caption" color="text.secondary" component="div">
          {translate('jobs.accounts', { smart_count: job.total })}
        </Typography>
      </TableCell>
      <TableCell sx={{ ...wideOnly, overflowWrap: 'anywhere' }}>
        {reasonText(job.reason) || '—'}
      </TableCell>
      <TableCell>{dateTime(job.createdAt)}</TableCell>
      <TableCell sx={wideOnly}>
        <bdi>{job.actor.name}</bdi>
      </TableCell>
      <TableCell>
        <Typography variant="body2">{countsOf(job) || '—'}</Typography>
      </TableCell>
      <TableCell>
        <JobStatusLabel job={job} />
      </TableCell>
    </TableRow>
  );
};
