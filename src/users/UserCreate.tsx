import { Create, type TransformData } from 'react-admin';
import { ProfileForm } from './ProfileForm';
import { profileOf } from './UserInputs';
import { useSaved } from './useSaved';

// Without `active: true` the API creates an account that can never sign in.
const newAccount: TransformData = (values) => ({ ...profileOf(values), active: true });

/** Creates an account. It has no password until its holder sets one with "forgotten password". */
export const UserCreate = () => (
  <Create transform={newAccount} mutationOptions={useSaved('created')}>
    <ProfileForm />
  </Create>
);
