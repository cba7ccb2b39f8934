import { wordsOf } from './words';

/** How much a field counts: A for 10, B for 7, C for 5, D for 1. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** The weights as `ts_rank` takes them: D, C, B, A. */
export const RANK_WEIGHTS = '{0.1, 0.5, 0.7, 1}';

// Limits of PostgreSQL: positions above 16383 are all the same one, and a lexeme keeps 256 of them.
const MAX_POSITION = 16_000;
const MAX_POSITIONS = 255;
/** A `tsvector` takes a megabyte; so much of lexemes leaves room for their positions. */
const MAX_BYTES = 500_000;
/** Between two fields, so that no quoted text matches across them. */
const GAP = 10;

/**
 * The words of weighted fields as the text of a `tsvector`.
 *
 * Lexemes hold letters and digits only, so none needs escaping.
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
