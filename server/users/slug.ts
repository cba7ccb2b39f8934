import { transliterate } from 'transliteration';

const LONGEST_SLUG = 255;

/**
 * The slug udata makes of a text: ASCII, lower case, words joined by `-`; empty when the text
 * has no letter nor digit.
 *
 * Apostrophes are dropped (`O'Connor` is one word). Longer than 255 characters, it loses whole
 * words, and is cut inside a word only when the first alone is longer.
 */
export function toSlug(text: string): string {
  const [first = '', ...others] = words(text);
  let slug = first;
  for (const word of others) {
    if (slug.length + 1 + word.length <= LONGEST_SLUG) slug += `-${word}`;
  }
  return slug.slice(0, LONGEST_SLUG);
}

function words(text: string): string[] {
  // The opening quote would become an apostrophe, but it separates words.
  return transliterate(text.replaceAll('‘', ' '))
    .toLowerCase()
    .replaceAll("'", '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
