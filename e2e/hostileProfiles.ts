import fc from 'fast-check';

/** What an account holder can write. */
export interface HostileProfile {
  first_name: string;
  last_name: string;
  website: string;
  about: string;
}

/** Pieces of Markdown, of HTML, and of scripts that are costly to draw. */
const PIECES = [
  ...['>', '> ', '- ', '1. ', '# ', '    ', '\t', '\n', '\n\n', '  \n', ' ', '|', '|-|\n', '---\n'],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```\n',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[a](b "',
    '<',
    '>',
  ],
  ...['&', '&#x41;', '&amp;', '<!--', '<![CDATA[', '<script>alert(1)</script>', '</', '<div '],
  ...['<img src=x onerror=alert(1)>', '<p style="position:fixed;inset:0">', '<https://a.example>'],
  ...['https://spam.example/', 'http://', 'www.spam.example', 'a@b.example', 'mot', 'x', '0'],
  ...['\u202e', '\u2066', '\u200b', '\u200d', '\ufeff', '\u00ad', '\u0301', '\u0489', '\u20e3'],
  ...['é', '漢字', 'العربية', 'עברית', 'देवनागरी', 'ไทย', '\u{1242b}', '﷽', '👩‍👩‍👧‍👦', '🏳️‍🌈', '\u{e0041}'],
];

/** The bytes that a text takes in the body of a request, of which the API accepts 1 MiB. */
const jsonBytes = (text: string) => Buffer.byteLength(JSON.stringify(text));

/** A piece of text that is repeated, up to `bytes`. */
const filled = (piece: string, bytes: number): string =>
  piece.repeat(Math.max(1, Math.floor(bytes / jsonBytes(piece))));

// PostgreSQL stores no NUL.
const piece = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...PIECES), weight: 5 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 4 }), weight: 1 },
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('').replaceAll('\0', '') || 'x');

// The API refuses a name of more than 255 characters, or that reads as an address.
const name = piece.map((drawn) => {
  const allowed = drawn.replace(/[./:@]/g, '').trim() || 'x';
  return allowed
    .repeat(200)
    .slice(0, 200)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
});

const profile = (websiteBytes: readonly number[], aboutBytes: readonly number[]) =>
  fc.record<HostileProfile>({
    first_name: name,
    last_name: name,
    website: fc
      .tuple(piece, fc.constantFrom(...websiteBytes))
      .map(([drawn, bytes]) => SITE + filled(drawn.replace(/\s/g, '') || 'x', bytes)),
    about: fc.tuple(piece, fc.constantFrom(...aboutBytes)).map((drawn) => filled(...drawn)),
  });

const SITE = 'https://spam.example.com/';

/**
 * Profiles of all sizes up to the largest that the API accepts, the same at each call.
 *
 * @param word a word that a search finds them by
 */
export const hostileProfiles = (count: number, word: string, seed: number): HostileProfile[] =>
  fc
    .sample(
      fc.oneof(
        profile([100, 10_000, 400_000], [200, 5_000, 10_000, 100_000, 500_000]),
        profile([100], [1_000_000]),
      ),
      { numRuns: count, seed },
    )
    .map((drawn) => ({ ...drawn, last_name: `${word} ${drawn.last_name}` }));
