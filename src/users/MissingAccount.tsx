import { MissingPage } from '../ui';

/** Shown at the address of an account that does not exist. */
export const MissingAccount = () => (
  <MissingPage
    title="ra.page.not_found"
    text="resources.users.missing"
    label="keys.go.users"
    to="/users"
  />
);
