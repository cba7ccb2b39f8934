import { describe, expect, it } from 'vitest';
import { isApiPath } from './paths';

describe('isApiPath', () => {
  it.each([
    '/api/1/users/',
    '/api/1/users/jean-dupont/?q=../../%2e%2e//x',
    '/api/1/users/Jean%20Dupont/',
    '/api/1/users/%C3%A9l%C3%A9onore/',
    '/api/2/datasets/search/',
    '/api/1/users/...dots/',
  ])('returns true for %s', (target) => {
    expect(isApiPath(target)).toBe(true);
  });

  it.each([
    '/',
    '/api',
    '/apis/1/',
    '/admin/',
    '/api/../admin/',
    '/api/1/..',
    '/api/1/./users/',
    '/api/%2e%2e/admin/',
    '/api/.%2E/admin/',
    '/api/%252e%252e/admin/',
    '/api/..%2fadmin/',
    '/api/..%5cadmin/',
    '/api/..\\admin/',
    '/api/..;/admin/',
    '/api//example.org/',
    '//example.org/api/1/',
    '/api/1//users/',
    '/api/1/%00/',
    '/api/1/%0d%0aHost:x/',
    '/api/1/%E0%A4%A/',
    'http://example.org/api/1/',
    '*',
  ])('returns false for %s', (target) => {
    expect(isApiPath(target)).toBe(false);
  });
});
