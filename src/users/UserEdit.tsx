import { Edit, ShowButton, TopToolbar, useRecordContext } from 'react-admin';
import { isDeleted, type User } from '../api/contract';
import { RecordAddress, RecordFailure } from '../ui';
import { MissingAccount } from './MissingAccount';
import { ProfileForm } from './ProfileForm';
import { profileOf } from './UserInputs';
import { useSaved } from './useSaved';
import { UserTitle } from './UserTitle';

const Actions = () => (
  <TopToolbar>
    <ShowButton />
  </TopToolbar>
);

/**
 * Edits an account. Waits for the API, which validates the values, and shows its errors at the
 * fields.
 */
export const UserEdit = () => (
  <RecordAddress>
    <Edit
      title={<EditTitle />}
      actions={<Actions />}
      mutationMode="pessimistic"
      mutationOptions={useSaved('updated')}
      transform={profileOf}
      error={<RecordFailure missing={<MissingAccount />} />}
      queryOptions={{ onError: () => undefined }}
    >
      <Content />
    </Edit>
  </RecordAddress>
);

/** The page of a missing account has a title of its own. */
const EditTitle = () => {
  const user = useRecordContext<User>();
  return user && !isDeleted(user) && <UserTitle />;
};

const Content = () => {
  const user = useRecordContext<User>();
  // The API still answers, with what a deletion leaves, and accepts changes to it.
  if (user && isDeleted(user)) return <MissingAccount />;
  return <ProfileForm />;
};
