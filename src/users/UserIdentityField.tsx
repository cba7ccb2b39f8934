import { useRecordContext } from 'react-admin';
import type { User } from '../api/contract';
import { AccountIdentity } from '../accounts';

/** The account's picture, name and e-mail address. */
export const UserIdentityField = () => {
  const user = useRecordContext<User>();
  return user ? <AccountIdentity account={user} /> : null;
};
