import type { ApiClient, ApiRequest, ApiResponse } from './client';

/** For tests: a client whose responses, of any shape, come from a function. */
export const clientFrom = (
  respond: (
    path: string,
    request: ApiRequest,
  ) => Promise<Omit<ApiResponse, 'unreadable'> & { unreadable?: number }>,
): ApiClient =>
  (async (path: string, request: ApiRequest = {}) => ({
    unreadable: 0,
    ...(await respond(path, request)),
  })) as ApiClient;
