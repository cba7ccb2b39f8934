export { createApiKeyStore, type ApiKeyStore } from './apiKey';
export type { ResponseBody, SchemaName } from './responseSchemas';
export { createApiClient, type ApiClient, type ApiRequest, type ApiResponse } from './client';
export { ApiError, type ApiFailure, failureOf, fieldReasons } from './errors';
export type { PartlyRead } from './partlyRead';
export { trueOnly } from './trueOnly';
export { withinSession, SessionEndedError } from './withinSession';
