import { describe, expect, it } from 'vitest';
import { toSlug } from './slug';

describe('toSlug', () => {
  it.each([
    ["Éléonore O'Connor", 'eleonore-oconnor'],
    ['Éléonore O’Connor', 'eleonore-oconnor'],
    ['Müller ß', 'muller-ss'],
    ['Ünï 東京', 'uni-dong-jing'],
    ['test_user', 'test-user'],
    ['a`b‘c', 'a-bc'],
    ['Ýmir ẞ', 'ymir-ss'],
    ['Ελένη Χαρά', 'elene-khara'],
    ['Юрий Цой', 'iurii-tsoi'],
    ['  --Jean--Paul..  ', 'jean-paul'],
    ['𝓙𝓮𝓪𝓷 Ⓓⓤⓟⓞⓝⓣ ①', 'jean-dupont-1'],
    ['-- ..', ''],
  ])('makes %s into %s', (text, slug) => {
    expect(toSlug(text)).toBe(slug);
  });

  it('leaves out whole words beyond 255 characters, and cuts a first word that is longer', () => {
    expect(toSlug(`${'a'.repeat(200)} ${'b'.repeat(100)}`)).toBe('a'.repeat(200));
    expect(toSlug('a'.repeat(300))).toBe('a'.repeat(255));
  });
});
