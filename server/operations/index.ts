export { NO_PAGE } from './guardHeaders';
export { createLifecycle, stopServer } from './lifecycle';
export { describeError, LOG_LEVELS, type LogLevel } from './log';
export { createMetrics, type Metrics, serveMetrics, showPools } from './metrics';
export { newServer, type Operations } from './newServer';
export { limitRate } from './rateLimit';
