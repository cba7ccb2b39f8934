import PersonIcon from '@mui/icons-material/Person';
import type { ResourceProps } from 'react-admin';
import type { User } from '../api/contract';
import { UserCreate } from './UserCreate';
import { UserEdit } from './UserEdit';
import { UserList } from './UserList';
import { UserShow } from './UserShow';

/** Accounts. */
export const users: ResourceProps = {
  name: 'users',
  icon: PersonIcon,
  list: UserList,
  show: UserShow,
  edit: UserEdit,
  create: UserCreate,
  recordRepresentation: (user: User) => `${user.first_name} ${user.last_name}`,
};
