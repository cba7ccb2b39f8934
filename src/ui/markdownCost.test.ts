import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCheapMarkdown } from './markdownCost';

it.each([
  ['>', 5_000],
  ['1. ', 1_500],
  ['- ', 1_500],
  ['*a_', 5_000],
  ['[', 2_000],
  ['![](', 2_000],
  ['> a\n\n', 2_000],
  ['- a\n', 2_000],
])('leaves %j, %i times, as plain text', (piece, times) => {
  expect(isCheapMarkdown(piece.repeat(times))).toBe(false);
});

it('parses an ordinary profile', () => {
  const profile = `# Données

Je publie des **jeux de données** sur l’_eau_ : voir [mon site](https://eau.example/?a=1).

> « Une citation. »

- un ;
  - deux ;
    1. trois.

\`\`\`
code
\`\`\`
`;
  expect(isCheapMarkdown(profile)).toBe(true);
  expect(isCheapMarkdown(Array.from({ length: 8 }, () => profile).join('\n'))).toBe(true);
});

it('decides at once about any text of a megabyte', () => {
  const pieces = [
    '>',
    ' ',
    '\t',
    '\n',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '1.',
    '-',
    '`',
    'a',
    '\\',
    '<',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }), (drawn) => {
      const piece = drawn.join('');
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(isCheapMarkdown(text)).toBe(false);
      // The patterns are linear: a shorter text does not reach the limit of length first.
      isCheapMarkdown(text.slice(0, 10_000));
    }),
    { numRuns: 200, seed: 14 },
  );
});
