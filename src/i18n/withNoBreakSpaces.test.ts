import { describe, expect, it } from 'vitest';
import { withNoBreakSpaces } from './withNoBreakSpaces';

describe('withNoBreakSpaces', () => {
  it.each([
    ['Échec : %{n} ; fin', 'Échec\u00a0: %{n}\u00a0; fin'],
    ['saisir « %{slug} »', 'saisir «\u00a0%{slug}\u00a0»'],
    [
      '%{smart_count} compte |||| %{smart_count} comptes',
      '%{smart_count} compte |||| %{smart_count} comptes',
    ],
  ])('replaces the spaces around punctuation in %j', (text, expected) => {
    expect(withNoBreakSpaces(text)).toBe(expected);
  });

  it('handles nested messages', () => {
    expect(withNoBreakSpaces({ a: { b: 'Sûr ?' } })).toEqual({ a: { b: 'Sûr\u00a0?' } });
  });
});
