import GroupIcon from '@mui/icons-material/Group';
import type { ResourceProps } from 'react-admin';
import { lazyComponent } from '../release';

const FollowerList = lazyComponent(async () => (await import('./FollowerList')).FollowerList);

/** The followers of an account. */
export const followers: ResourceProps = {
  name: 'followers',
  icon: GroupIcon,
  list: FollowerList,
};
