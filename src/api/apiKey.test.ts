// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { createApiKeyStore } from './apiKey';

afterEach(() => {
  sessionStorage.clear();
});

it('keeps the key for this tab and this instance only', () => {
  createApiKeyStore('https://one.example/api/1', sessionStorage).set('secret');
  expect(createApiKeyStore('https://one.example/api/1', sessionStorage).get()).toBe('secret');
  expect(createApiKeyStore('https://two.example/api/1', sessionStorage).get()).toBeNull();
  expect(localStorage.length).toBe(0);
});

it('removes the key from memory and from sessionStorage', () => {
  const keys = createApiKeyStore('https://one.example/api/1', sessionStorage);
  keys.set('secret');
  keys.clear();
  expect(keys.get()).toBeNull();
  expect(sessionStorage.length).toBe(0);
});
