import type { fetchUtils } from 'react-admin';
import type { SchemaName, ApiClient, ApiRequest } from '../api';
import { toHttpError } from './failure';

/** Wraps an API client so that it throws react-admin's `HttpError`. */
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
 * Adapts an API client to the HTTP client that ra-data-simple-rest expects.
 *
 * @param schema the name of the schema of all responses
 */
export const toSimpleRestClient =
  (client: ApiClient, schema: SchemaName) =>
  async (path: string, options: fetchUtils.Options = {}) => {
    const request: ApiRequest<SchemaName> = {
      schema,
      method: options.method as ApiRequest['method'],
      body: options.body ?? undefined,
      signal: options.signal ?? undefined,
    };
    return { ...(await client(path, request)), body: '' };
  };
