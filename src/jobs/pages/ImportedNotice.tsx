import { useNotify, useTranslate } from 'react-admin';
import { useSelection } from '../../accounts';
import type { Job } from '../core/job';
import { useJobs } from '../JobsContext';
import { ActionAlert } from './ActionAlert';

/**
 * Says that a job comes from a file, and so cannot be undone or retried. Its accounts can be
 * selected: the actions on a selection show each account as the platform has it.
 */
export const ImportedNotice = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { store } = useJobs();
  const { add } = useSelection();
  const select = async () => {
    const items = await store.listItems({ jobId: job.id });
    add(items.map(({ id }) => id));
    notify('jobs.imported.selected', { messageArgs: { smart_count: items.length } });
  };
  return (
    <ActionAlert
      text={translate('jobs.imported.text')}
      label={translate('jobs.imported.select', { smart_count: job.total })}
      act={select}
    />
  );
};
