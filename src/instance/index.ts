export { type ConsoleConfig, loadConfig } from './config';
export { InstanceProvider, useInstance } from './InstanceContext';
