import { AccessDenied, AuthenticationError } from 'react-admin';
import { MissingPage } from '../ui';

/** Not react-admin's, which puts a second full stop behind its message. */
export const NotFoundPage = () => (
  <MissingPage
    title="ra.page.not_found"
    text="ra.message.not_found"
    label="keys.go.users"
    to="/users"
  />
);

// react-admin renders these without props, but its types do not accept its own pages as they are.

export const AccessDeniedPage = () => <AccessDenied />;

export const AuthenticationErrorPage = () => <AuthenticationError />;
