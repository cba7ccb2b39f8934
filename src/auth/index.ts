export { createAuthProvider } from './authProvider';
export { createLastModeratorStore } from './lastModerator';
export { SignInPage } from './SignInPage';
