import GroupIcon from '@mui/icons-material/Group';
import type { ResourceProps } from 'react-admin';
import { FollowerList } from './FollowerList';

/** Who follows whom. */
export const followers: ResourceProps = {
  name: 'followers',
  icon: GroupIcon,
  list: FollowerList,
};
