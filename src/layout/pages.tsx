import { AccessDenied, AuthenticationError, NotFound } from 'react-admin';

// react-admin passes these pages nothing, but types them apart from its own.

export const NotFoundPage = () => <NotFound />;

export const AccessDeniedPage = () => <AccessDenied />;

export const AuthenticationErrorPage = () => <AuthenticationError />;
