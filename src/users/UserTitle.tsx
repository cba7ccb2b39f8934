import { useRecordContext } from 'react-admin';
import type { User } from '../api/contract';

/** The name of the account, as the title of its pages. */
export const UserTitle = () => {
  const user = useRecordContext<User>();
  return user ? (
    <bdi>
      {user.first_name} {user.last_name}
    </bdi>
  ) : null;
};
