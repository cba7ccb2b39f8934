export { createAuthProvider } from './authProvider';
export { SignInPage } from './SignInPage';
