import HistoryIcon from '@mui/icons-material/History';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

const JobList = lazy(() => import('./JobList').then((module) => ({ default: module.JobList })));
const JobShow = lazy(() => import('./JobShow').then((module) => ({ default: module.JobShow })));

/** Jobs of this browser. No data provider stands behind them: the pages read the journal. */
export const jobs: ResourceProps = {
  name: 'jobs',
  icon: HistoryIcon,
  list: JobList,
  show: JobShow,
  options: { label: 'jobs.menu' },
};
