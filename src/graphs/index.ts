import HubIcon from '@mui/icons-material/Hub';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

const GraphList = lazy(() =>
  import('./page/GraphList').then((module) => ({ default: module.GraphList })),
);
const GraphCreate = lazy(() =>
  import('./page/GraphCreate').then((module) => ({ default: module.GraphCreate })),
);
const GraphShow = lazy(() =>
  import('./page/GraphShow').then((module) => ({ default: module.GraphShow })),
);

/** Graphs of who follows whom, saved in this browser. */
export const graphs: ResourceProps = {
  name: 'graphs',
  icon: HubIcon,
  list: GraphList,
  create: GraphCreate,
  show: GraphShow,
  options: { label: 'graph.menu' },
};
