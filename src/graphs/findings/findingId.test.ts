import { expect, it } from 'vitest';
import { findingId } from './findingId';

it('does not depend on the order of the accounts, and differs for other accounts', () => {
  expect(findingId(['b', 'a', 'c'])).toBe(findingId(['c', 'b', 'a']));
  expect(findingId(['a', 'b'])).not.toBe(findingId(['a', 'c']));
  expect(findingId(['ab'])).not.toBe(findingId(['a', 'b']));
});

it('is 64 bits in hexadecimal', () => {
  // Published offset basis of FNV-1a, and its hash of "a".
  expect(findingId([])).toBe('cbf29ce484222325');
  expect(findingId(['a'])).toBe('af63dc4c8601ec8c');
});
