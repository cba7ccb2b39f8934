export { createAuthProvider } from './authProvider';
export { createLastModeratorStore } from './lastModerator';
export { ModeratorProvider, useModerator } from './ModeratorContext';
export { SignInPage } from './SignInPage';
