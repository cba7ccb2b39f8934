import HubIcon from '@mui/icons-material/Hub';
import type { ResourceProps } from 'react-admin';
import { lazyComponent } from '../release';

const GraphList = lazyComponent(async () => (await import('./page/GraphList')).GraphList);
const GraphCreate = lazyComponent(async () => (await import('./page/GraphCreate')).GraphCreate);
const GraphShow = lazyComponent(async () => (await import('./page/GraphShow')).GraphShow);

/** Graphs of who follows whom, saved in this browser. */
export const graphs: ResourceProps = {
  name: 'graphs',
  icon: HubIcon,
  list: GraphList,
  create: GraphCreate,
  show: GraphShow,
  options: { label: 'graph.menu' },
};
