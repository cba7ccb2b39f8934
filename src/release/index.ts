export { lazyComponent } from './lazyComponent';
export { lazyDialog } from './lazyDialog';
export { useLoadAttempt } from './loadAttempts';
export { isFromLoadFailure, isLoadFailure, reportLoadFailure, watchImports } from './loadFailure';
export { LoadFailureAlert } from './LoadFailureAlert';
export { NewReleaseNotice } from './NewReleaseNotice';
