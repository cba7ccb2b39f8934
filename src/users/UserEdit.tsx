import { Edit, ShowButton, SimpleForm, TopToolbar } from 'react-admin';
import { RecordFailure } from '../ui';
import { FormToolbar } from './FormToolbar';
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
  <Edit
    title={<UserTitle />}
    actions={<Actions />}
    mutationMode="pessimistic"
    redirect="show"
    transform={profileOf}
    error={<RecordFailure />}
    queryOptions={{ onError: () => undefined }}
  >
    <SimpleForm sx={{ maxWidth: FORM_WIDTH }} toolbar={<FormToolbar />} warnWhenUnsavedChanges>
      <UserInputs />
    </SimpleForm>
  </Edit>
);
