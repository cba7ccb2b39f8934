import { wordsOf } from './words';

/** The weight of a field in the ranking: A is 10, B is 7, C is 5, D is 1. */
type Weight = 'A' | 'B' | 'C' | 'D';

/** The weights in the order of `ts_rank`: D, C, B, A. */
export const RANK_WEIGHTS = '{0.1, 0.5, 0.7, 1}';

// Below the limits of PostgreSQL: larger positions become 16383, and a lexeme has at most 256 of them.
const MAX_POSITION = 16_000;
const MAX_POSITIONS = 255;
/** Size of all lexemes. A `tsvector` may have 1 MB, so that there is room for the positions. */
const MAX_BYTES = 500_000;
/** Positions between two fields, so that quoted text does not match across them. */
const GAP = 10;

/**
 * Convert the words of weighted fields to a `tsvector`.
 *
 * Lexemes contain only letters and digits, so that they need no escaping.
 */
export function tsvector(fields: [text: string | null, weight: Weight][]): string {
  const positions = new Map<string, string[]>();
  let start = 1;
  let bytes = 0;
  for (const [text, weight] of fields) {
    let last = start;
    for (const { stem, position } of wordsOf(text ?? '')) {
      last = start + position;
      if (last > MAX_POSITION) break;
      const known = positions.get(stem) ?? [];
      if (known.length === 0) bytes += Buffer.byteLength(stem);
      if (bytes > MAX_BYTES) break;
      if (known.length < MAX_POSITIONS) known.push(`${last.toString()}${weight}`);
      positions.set(stem, known);
    }
    start = last + GAP;
  }
  return [...positions].map(([stem, at]) => `'${stem}':${at.join(',')}`).join(' ');
}
