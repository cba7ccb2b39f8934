import { Create, SimpleForm } from 'react-admin';
import { FORM_WIDTH, UserInputs } from './UserInputs';

// Without `active: true` the API creates an account that can never sign in.
const NEW_ACCOUNT = { active: true, roles: [] };

/** Creates an account. It has no password until its holder sets one with "forgotten password". */
export const UserCreate = () => (
  <Create redirect="show">
    <SimpleForm sx={{ maxWidth: FORM_WIDTH }} defaultValues={NEW_ACCOUNT} warnWhenUnsavedChanges>
      <UserInputs />
    </SimpleForm>
  </Create>
);
