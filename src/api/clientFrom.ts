import type { ApiClient, ApiRequest, ApiResponse } from './client';

/** For tests: a client whose responses, of any shape, come from a function. */
export const clientFrom = (
  respond: (path: string, request: ApiRequest) => Promise<ApiResponse>,
): ApiClient => ((path: string, request: ApiRequest = {}) => respond(path, request)) as ApiClient;
