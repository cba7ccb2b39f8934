export { createApiKeyStore, type ApiKeyStore } from './apiKey';
export type { Answer, AnswerName } from './answers';
export { createApiClient, type ApiClient, type ApiRequest, type ApiResponse } from './client';
export { ApiError, type ApiFailure, failureOf, fieldReasons } from './errors';
export { trueOnly } from './trueOnly';
