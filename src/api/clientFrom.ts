import type { ApiClient, ApiRequest, ApiResponse } from './client';

/** For tests: a client whose answers a function gives, of whatever shape. */
export const clientFrom = (
  answer: (path: string, request: ApiRequest) => Promise<ApiResponse>,
): ApiClient => ((path: string, request: ApiRequest = {}) => answer(path, request)) as ApiClient;
