import FactCheckIcon from '@mui/icons-material/FactCheck';
import PersonIcon from '@mui/icons-material/Person';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';
import { fullName, type User } from '../api/contract';

const UserList = lazy(() => import('./UserList').then((module) => ({ default: module.UserList })));
const UserShow = lazy(() => import('./UserShow').then((module) => ({ default: module.UserShow })));
const UserEdit = lazy(() => import('./UserEdit').then((module) => ({ default: module.UserEdit })));
const UserCreate = lazy(() =>
  import('./UserCreate').then((module) => ({ default: module.UserCreate })),
);

const ReviewPage = lazy(() =>
  import('./review/ReviewPage').then((module) => ({ default: module.ReviewPage })),
);

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
