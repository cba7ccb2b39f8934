export { BulkProgress } from './BulkProgress';
export { BulkReport } from './BulkReport';
export { runBulk, type BulkOptions, type Outcome } from './runBulk';
export { useBulkRun, type BulkRun } from './useBulkRun';
