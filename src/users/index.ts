import FactCheckIcon from '@mui/icons-material/FactCheck';
import PersonIcon from '@mui/icons-material/Person';
import type { ResourceProps } from 'react-admin';
import { lazyComponent } from '../release';
import { fullName, type User } from '../api/contract';

const UserList = lazyComponent(async () => (await import('./UserList')).UserList);
const UserShow = lazyComponent(async () => (await import('./UserShow')).UserShow);
const UserEdit = lazyComponent(async () => (await import('./UserEdit')).UserEdit);
const UserCreate = lazyComponent(async () => (await import('./UserCreate')).UserCreate);

const ReviewPage = lazyComponent(async () => (await import('./review/ReviewPage')).ReviewPage);

/** The review of the selected accounts, one at a time. */
export const review: ResourceProps = { name: 'review', icon: FactCheckIcon, list: ReviewPage };

/** Accounts. */
export const users: ResourceProps = {
  name: 'users',
  icon: PersonIcon,
  list: UserList,
  show: UserShow,
  edit: UserEdit,
  create: UserCreate,
  recordRepresentation: (user: User) => fullName(user),
};
