import { Create, SimpleForm } from 'react-admin';
import { FORM_WIDTH, UserInputs } from './UserInputs';

// Without `active: true` the API makes an account that never can sign in.
const NEW_ACCOUNT = { active: true, roles: [] };

/** Makes an account. It has no password yet: its holder sets one by "forgotten password". */
export const UserCreate = () => (
  <Create redirect="show">
    <SimpleForm sx={{ maxWidth: FORM_WIDTH }} defaultValues={NEW_ACCOUNT} warnWhenUnsavedChanges>
      <UserInputs />
    </SimpleForm>
  </Create>
);
