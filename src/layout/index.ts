export { ConsoleLayout } from './ConsoleLayout';
export { AccessDeniedPage, AuthenticationErrorPage, NotFoundPage } from './pages';
