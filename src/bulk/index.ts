export { runBulk, type BulkOptions, type Outcome } from './runBulk';
