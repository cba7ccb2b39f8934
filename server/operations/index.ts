export { LIMITS } from './limits';
export { createLifecycle, stopServer } from './lifecycle';
export { describeError, LOG_LEVELS, type LogLevel } from './log';
export { addPoolMetrics, createMetrics, type Metrics, serveMetrics } from './metrics';
export { newServer, type Operations } from './newServer';
export { limitRate } from './rateLimit';
export { NO_SCRIPTS } from './securityHeaders';
