import Papa from 'papaparse';
import { readReference, type Reference } from './readReference';

/** One line of a pasted list, or one row of a CSV. */
export interface Line {
  /** Where it stands in the text, from 1. */
  number: number;
  /** What was read of it: the line, or its cell. */
  text: string;
  /** Null: nothing in it that names an account. */
  reference: Reference | null;
}

export interface ParsedList {
  lines: Line[];
  /** The column that was read, by its header or else its number from 1; null: no columns. */
  column: string | number | null;
}

interface Row {
  number: number;
  cells: string[];
}

const DELIMITERS = [',', ';', '\t', '|'];
const HAS_TEXT = /[^\s,;|]/;
const HEADERS =
  /^(?:_?id|slug|e-?mail.*|mail|courriel.*|adresse.*|address|identifiant|uri|url|page|user|profil.*)$/i;

const physicalLines = (text: string): Row[] =>
  text.split('\n').flatMap((line, index) => {
    if (!HAS_TEXT.test(line)) return [];
    const parts = line.split(/[\s,;|]+/).filter(Boolean);
    const isEnumeration = parts.length > 1 && isOneKind([parts]);
    return [{ number: index + 1, cells: isEnumeration ? parts : [line.trim()] }];
  });

/** Rows of a CSV; null when the text is none, or one whose quotes do not close. */
const csvRows = (text: string): Row[] | null => {
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimitersToGuess: DELIMITERS,
    newline: '\n',
  });
  // An open quote swallows the lines after it: they would be lost without a word.
  if (errors.some(({ type }) => type === 'Quotes')) return null;
  if (!DELIMITERS.includes(meta.delimiter)) return null;
  const rows = data.flatMap((cells, index) =>
    HAS_TEXT.test(cells.join(''))
      ? [{ number: index + 1, cells: cells.map((cell) => cell.trim()) }]
      : [],
  );
  return rows.some(({ cells }) => cells.length > 1) ? rows : null;
};

/** A word may be a slug or anything else: only these tell by themselves what they are. */
const isCertain = (cell: string) => {
  const reference = readReference(cell);
  return reference !== null && reference.kind !== 'slug';
};

/** The column with the most cells that name an account, the first of equals. */
const columnOf = (rows: readonly Row[]): number => {
  const counts: number[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, column) => {
      counts[column] = (counts[column] ?? 0) + (isCertain(cell) ? 1 : 0);
    });
  }
  const most = Math.max(0, ...counts);
  if (most > 0) return counts.indexOf(most);
  const named = rows[0]?.cells.findIndex((cell) => HEADERS.test(cell)) ?? -1;
  return Math.max(0, named);
};

const asLine = (number: number, text: string): Line => ({
  number,
  text,
  reference: readReference(text),
});

/**
 * Whether cells hold only ids, only e-mail addresses or only profiles.
 *
 * An id and an address beside each other name one account; two addresses name two.
 */
const isOneKind = (rows: readonly string[][]) => {
  const cells = rows.flat().filter((cell) => HAS_TEXT.test(cell));
  return (
    cells.every(isCertain) && new Set(cells.map((cell) => readReference(cell)?.kind)).size === 1
  );
};

const enumerated = (rows: readonly Row[]): ParsedList => ({
  lines: rows.flatMap(({ number, cells }) =>
    cells.filter((cell) => HAS_TEXT.test(cell)).map((cell) => asLine(number, cell)),
  ),
  column: null,
});

/**
 * Reads a pasted or dropped list: an account a line, or a CSV with a column that names them.
 *
 * Each line that is not blank becomes one line of the result, but for a header; a line that holds
 * nothing but several ids, e-mail addresses or profiles becomes as many. Never throws.
 */
export const parseLines = (source: string): ParsedList => {
  const text = source.replace(/\r\n?/g, '\n');
  const plain = physicalLines(text);
  const isEnumeration = isOneKind(plain.map(({ cells }) => cells));
  const rows = isEnumeration ? null : csvRows(text);
  if (rows === null) return enumerated(plain);
  const column = columnOf(rows);
  const header = rows[0]?.cells[column] ?? '';
  const hasHeader = HEADERS.test(header);
  const lines = (hasHeader ? rows.slice(1) : rows).map(({ number, cells }) =>
    // A row without that cell is shown whole, to be found again.
    asLine(number, cells[column] || cells.filter(Boolean).join(' ; ')),
  );
  return { lines, column: hasHeader ? header : column + 1 };
};
