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
  ])('sets %j', (written, set) => {
    expect(withNoBreakSpaces(written)).toBe(set);
  });

  it('goes through messages of any depth', () => {
    expect(withNoBreakSpaces({ a: { b: 'Sûr ?' } })).toEqual({ a: { b: 'Sûr\u00a0?' } });
  });
});
