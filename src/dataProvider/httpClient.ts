import type { TSchema } from 'typebox';
import type { fetchUtils } from 'react-admin';
import type { ApiClient, ApiRequest, ApiResponse } from '../api';
import { toHttpError } from './failure';

/** The API client whose failures are react-admin's. */
export const withHttpErrors =
  (client: ApiClient): ApiClient =>
  async (path, request) => {
    try {
      return await client(path, request);
    } catch (error) {
      throw toHttpError(error);
    }
  };

/**
 * The HTTP client that ra-data-simple-rest calls, over ours.
 *
 * @param schema what each answer with a body must look like
 */
export const toSimpleRestClient =
  (client: ApiClient, schema: TSchema) =>
  async (path: string, options: fetchUtils.Options = {}) => {
    const request: ApiRequest = {
      method: options.method as ApiRequest['method'],
      body: typeof options.body === 'string' ? (JSON.parse(options.body) as unknown) : undefined,
      signal: options.signal ?? undefined,
    };
    const answer: ApiResponse = await client(path, { ...request, schema });
    return { ...answer, body: '', json: answer.json as Record<string, unknown> };
  };
