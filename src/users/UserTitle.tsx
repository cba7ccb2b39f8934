import { useRecordContext } from 'react-admin';
import { fullName, type User } from '../api/contract';

/** The name of the account, as the title of its pages. */
export const UserTitle = () => {
  const user = useRecordContext<User>();
  return user ? <bdi key={user.id}>{fullName(user)}</bdi> : null;
};
