export { createApiKeyStore, type ApiKeyStore } from './apiKey';
export { createApiClient, type ApiClient, type ApiRequest, type ApiResponse } from './client';
export { loadConfig, type ConsoleConfig } from './config';
export { ApiError, type ApiFailure } from './errors';
