import { Edit, ShowButton, SimpleForm, TopToolbar, useRecordContext } from 'react-admin';
import { isDeleted, type User } from '../api/contract';
import { RecordAddress, RecordFailure } from '../ui';
import { FormToolbar } from './FormToolbar';
import { MissingAccount } from './MissingAccount';
import { FORM_WIDTH, profileOf, UserInputs } from './UserInputs';
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
      redirect="show"
      transform={profileOf}
      error={<RecordFailure missing={<MissingAccount />} />}
      queryOptions={{ onError: () => undefined }}
    >
      <ProfileForm />
    </Edit>
  </RecordAddress>
);

/** The page of a missing account has a title of its own. */
const EditTitle = () => {
  const user = useRecordContext<User>();
  return user && !isDeleted(user) && <UserTitle />;
};

const ProfileForm = () => {
  const user = useRecordContext<User>();
  // The API still answers, with what a deletion leaves, and accepts changes to it.
  if (user && isDeleted(user)) return <MissingAccount />;
  return (
    <SimpleForm sx={{ maxWidth: FORM_WIDTH }} toolbar={<FormToolbar />} warnWhenUnsavedChanges>
      <UserInputs />
    </SimpleForm>
  );
};
