import DownloadIcon from '@mui/icons-material/Download';
import HubIcon from '@mui/icons-material/Hub';
import { Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { isOver, type Job } from '../core/job';
import { reportJson, reportTable } from '../journal/report';
import { useJobs } from '../JobsContext';
import { ActButton, downloadFile, fileDate, useAttempt, useCsvDownload } from '../../ui';
import { ResumeButton } from './ResumeButton';
import { RetryButton } from './RetryButton';
import { UndoButton } from './UndoButton';

/** What can be done with a job: pause, resume or cancel until it is over, then undo or retry. */
export const JobActions = ({ job }: { job: Job }) => (
  <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mb: 2 }}>
    {isOver(job) ? <RetryButton job={job} /> : <RunButtons job={job} />}
    <UndoButton job={job} />
    <ReportButtons job={job} />
    <GraphButton job={job} />
  </Stack>
);

const GraphButton = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  return (
    <Button component={Link} to={`/graphs/create?job=${job.id}`} startIcon={<HubIcon />}>
      {translate('graph.open')}
    </Button>
  );
};

const RunButtons = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  return (
    <>
      {job.status === 'running' && (
        <ActButton variant="outlined" act={runner.pause}>
          {translate('jobs.actions.pause')}
        </ActButton>
      )}
      {job.status === 'paused' && <ResumeButton job={job} variant="contained" />}
      <ActButton variant="outlined" act={() => runner.cancel(job.id)}>
        {translate('jobs.actions.cancel')}
      </ActButton>
    </>
  );
};

const ReportButtons = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const { store } = useJobs();
  const attempt = useAttempt();
  const downloadCsv = useCsvDownload();
  const download = async (kind: 'csv' | 'json') => {
    // Read it again: the page may show an older state.
    const kept = (await store.getJob(job.id)) ?? job;
    const items = await store.listItems({ jobId: job.id });
    const name = `${translate('jobs.actions.file')}-${job.action}-${fileDate(job.createdAt)}`;
    if (kind === 'csv') await downloadCsv(name, reportTable(kept, items));
    else downloadFile(name, 'json', [reportJson(kept, items)]);
  };
  return (['csv', 'json'] as const).map((kind) => (
    <ActButton
      key={kind}
      startIcon={<DownloadIcon />}
      attempt={attempt}
      aria-label={translate(`jobs.actions.download_${kind}`)}
      act={() => download(kind)}
    >
      {translate(`jobs.actions.${kind}`)}
    </ActButton>
  ));
};
