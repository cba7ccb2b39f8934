import type { fetchUtils } from 'react-admin';
import type { AnswerName, ApiClient, ApiRequest } from '../api';
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
 * @param answer what each answer with a body must look like
 */
export const toSimpleRestClient =
  (client: ApiClient, answer: AnswerName) =>
  async (path: string, options: fetchUtils.Options = {}) => {
    const request: ApiRequest<AnswerName> = {
      answer,
      method: options.method as ApiRequest['method'],
      body: options.body ?? undefined,
      signal: options.signal ?? undefined,
    };
    return { ...(await client(path, request)), body: '' };
  };
