export { createAuthProvider, SignInError, type Identity } from './authProvider';
export { SignInPage } from './SignInPage';
