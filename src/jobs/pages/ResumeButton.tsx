import type { ButtonProps } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Job, needsConfirmation, settledCount } from '../core/job';
import { useJobs } from '../JobsContext';
import { AskingButton } from './AskingButton';

/** Resumes a paused job. Asks first when its action is final. */
export const ResumeButton = ({ job, ...props }: Omit<ButtonProps, 'onClick'> & { job: Job }) => {
  const translate = useTranslate();
  const { runner } = useJobs();
  const label = job.pauseReason === 'wait_asked' ? 'try_now' : 'resume';
  return (
    <AskingButton
      {...props}
      label={translate(`jobs.actions.${label}`)}
      isFinal={needsConfirmation(job)}
      title="jobs.actions.resume_title"
      content="jobs.actions.resume_content"
      count={job.total - settledCount(job)}
      act={() => runner.resume(job.id)}
    />
  );
};
