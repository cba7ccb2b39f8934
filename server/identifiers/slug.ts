import type { Kysely } from 'kysely';
import { transliterate } from 'transliteration';
import { type Database, isUniqueViolation } from '../db';

/** The tables whose rows have a slug. */
type SluggedTable = 'users' | 'organizations' | 'datasets' | 'reuses' | 'dataservices';

const MAX_SLUG_LENGTH = 255;

/**
 * The slug that udata makes from a text: ASCII, lower case, words joined by `-`. It is empty if the
 * text has no letters or digits.
 *
 * Apostrophes are dropped (`O'Connor` is one word). A word that would make the slug longer than 255
 * characters is left out; only a first word longer than that is truncated.
 */
export function toSlug(text: string): string {
  const [first = '', ...others] = words(text);
  let slug = first;
  for (const word of others) {
    if (slug.length + 1 + word.length <= MAX_SLUG_LENGTH) slug += `-${word}`;
  }
  return slug.slice(0, MAX_SLUG_LENGTH);
}

function words(text: string): string[] {
  return transliterate(text.replace(/[^\0-\x7f]/gu, spell))
    .toLowerCase()
    .replaceAll("'", '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

// udata transliterates circled and bold letters and digits; our library does not.
function spell(letter: string): string {
  const plain = letter.normalize('NFKC');
  return (
    SPELLINGS[letter] ?? (/^[\x20-\x7e]+$/.test(plain) && !transliterate(letter) ? plain : letter)
  );
}

/** udata's transliterations where our library's differ, in lower case like slugs. */
const SPELLINGS: Record<string, string> = {
  ...{ Ý: 'y', ẞ: 'ss', '€': 'eur', ع: '-' },
  ...{
    Β: 'b',
    β: 'b',
    Η: 'e',
    Ή: 'e',
    η: 'e',
    ή: 'e',
    Ξ: 'ks',
    Φ: 'ph',
    φ: 'ph',
    Χ: 'kh',
    χ: 'kh',
  },
  ...{ Υ: 'u', Ϋ: 'u', υ: 'u', ϋ: 'u', ύ: 'u', ΰ: 'u' },
  ...{ Ё: 'io', ё: 'io', Й: 'i', й: 'i', Х: 'kh', х: 'kh', Ц: 'ts', ц: 'ts' },
  ...{ Ю: 'iu', ю: 'iu', Я: 'ia', я: 'ia' },
  ...{ し: 'shi', ち: 'chi', っ: 'tsu', つ: 'tsu', シ: 'shi', チ: 'chi', ッ: 'tsu', ツ: 'tsu' },
};

/** The first of `base`, `base-1`, `base-2`, … that is free or already the slug of row `ownId`. */
export async function freeSlug(
  db: Kysely<Database>,
  table: SluggedTable,
  base: string,
  ownId = '',
): Promise<string> {
  // A slug that is a UUID would be taken for an identifier in a path.
  const start = UUID_4.test(base) ? `${base}-uuid` : base;
  // `.` follows `-` in ASCII, so this range includes all slugs that start with `start-`.
  const rows = await db
    // One type is enough: all of them have an identifier and a slug.
    .selectFrom(table as 'users')
    .select('slug')
    .where('slug', '>=', start)
    .where('slug', '<', `${start}.`)
    .where('id', '!=', ownId)
    .execute();
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = start;
  for (let number = 1; taken.has(slug); number++) slug = `${start}-${number.toString()}`;
  return slug;
}

/**
 * Store a row under the first free slug, and retry if another request took the slug meanwhile.
 *
 * Do not call it inside a transaction, which the failed statement would abort.
 *
 * @param store looks up a free slug and stores the row
 */
export async function retrySlug<T>(
  table: SluggedTable,
  store: () => Promise<T>,
  maxTries = Infinity,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await store();
    } catch (error) {
      if (tries === maxTries || !isUniqueViolation(error, `${table}_slug_key`)) throw error;
    }
  }
}

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
