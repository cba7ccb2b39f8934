import { SaveButton, Toolbar } from 'react-admin';
import { SaveKey } from '../ui';

/** The button that saves a form, and its key. Not react-admin's, which can also delete. */
export const FormToolbar = () => (
  <Toolbar>
    <SaveKey>
      <SaveButton />
    </SaveKey>
  </Toolbar>
);
