import { AccessDenied, AuthenticationError, NotFound } from 'react-admin';

// react-admin renders these without props, but its types do not accept its own pages as they are.

export const NotFoundPage = () => <NotFound />;

export const AccessDeniedPage = () => <AccessDenied />;

export const AuthenticationErrorPage = () => <AuthenticationError />;
