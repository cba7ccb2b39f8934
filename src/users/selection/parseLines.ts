import Papa from 'papaparse';
import { readReference, type Reference } from './readReference';

/** One line of a pasted list, or one row of a CSV. */
export interface Line {
  /** Line number in the text, from 1. */
  number: number;
  /** The text that was read: the line, or a cell of it. */
  text: string;
  /** Null: the text does not identify an account. */
  reference: Reference | null;
}

export interface ParsedList {
  lines: Line[];
  /**
   * The column that was read: its header, or its number from 1. Null when the text is not a CSV.
   */
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

/** Rows of a CSV. Null when the text is not one, or has an unclosed quote. */
const csvRows = (text: string): Row[] | null => {
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimitersToGuess: DELIMITERS,
    newline: '\n',
  });
  // An unclosed quote would silently swallow the lines after it.
  if (errors.some(({ type }) => type === 'Quotes')) return null;
  if (!DELIMITERS.includes(meta.delimiter)) return null;
  const rows = data.flatMap((cells, index) =>
    HAS_TEXT.test(cells.join(''))
      ? [{ number: index + 1, cells: cells.map((cell) => cell.trim()) }]
      : [],
  );
  return rows.some(({ cells }) => cells.length > 1) ? rows : null;
};

/** Any word may be a slug. Only the other kinds of reference are unambiguous. */
const isUnambiguous = (cell: string) => {
  const reference = readReference(cell);
  return reference !== null && reference.kind !== 'slug';
};

/** The index of the column with the most unambiguous cells, on a tie the first of them. */
const columnOf = (rows: readonly Row[]): number => {
  const counts: number[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, column) => {
      counts[column] = (counts[column] ?? 0) + (isUnambiguous(cell) ? 1 : 0);
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
 * If so, each cell is an account. An id next to an e-mail address describes the same account.
 */
const isOneKind = (rows: readonly string[][]) => {
  const cells = rows.flat().filter((cell) => HAS_TEXT.test(cell));
  return (
    cells.every(isUnambiguous) && new Set(cells.map((cell) => readReference(cell)?.kind)).size === 1
  );
};

const enumerated = (rows: readonly Row[]): ParsedList => ({
  lines: rows.flatMap(({ number, cells }) =>
    cells.filter((cell) => HAS_TEXT.test(cell)).map((cell) => asLine(number, cell)),
  ),
  column: null,
});

/**
 * Reads a list of accounts: one per line, or a CSV with a column that identifies them.
 *
 * Each line that is neither blank nor a header gives one line of the result. A line made only of
 * several ids, e-mail addresses or profiles gives one for each. Never throws.
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
    // Show the whole row when that cell is empty, so that the moderator can find it.
    asLine(number, cells[column] || cells.filter(Boolean).join(' ; ')),
  );
  return { lines, column: hasHeader ? header : column + 1 };
};
