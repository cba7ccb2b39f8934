export { AccountIdentity } from './AccountIdentity';
export { ConsoleLayout } from './ConsoleLayout';
export { Fact, Facts, Section } from './Fact';
export { InstanceProvider, useInstance } from './InstanceContext';
export { LoadingError } from './LoadingError';
export { NoResult } from './NoResult';
export { OutsideUrl } from './OutsideUrl';
export { PublicPageButton } from './PublicPageButton';
export { SafeMarkdown } from './SafeMarkdown';
