import Papa from 'papaparse';
import { findReferences, isUnambiguous, readReference, type Reference } from './readReference';

/** One line of a pasted list, or one row of a CSV. */
export interface Line {
  /** Line number in the text, from 1. */
  number: number;
  /** The text that was read: the line, or a part of it. */
  text: string;
  /** Null: the text does not identify an account. */
  reference: Reference | null;
}

export interface ParsedList {
  lines: Line[];
  /** The column that was read. Null when the text is not a CSV. */
  column: number | null;
  /** The columns of a CSV, each with its header, or its number from 1 as text. */
  columns: readonly string[];
}

interface Row {
  number: number;
  cells: string[];
}

const DELIMITERS = [';', '\t', ',', '|'];
/** The part of the rows that must have the same number of cells. The others may have been damaged. */
const MIN_REGULAR_PART = 0.8;
const HAS_TEXT = /[^\s,;|]/;
const HEADERS =
  /^(?:_?id|slug|e-?mail.*|mail|courriel.*|adresse.*|address|identifiant|uri|url|page|user|profil.*)$/i;
/** In an export of content, the account is the owner. The column `id` is that of the content. */
const OWNER_HEADERS = /^(?:owner|owner_id|user|user_id|author|author_id|auteur|propri[ée]taire)$/i;
/** Headers that stand alone above a list. */
const LONE_HEADER =
  /^["']?(?:_?id|slugs?|e-?mails?|mails?|courriels?|adresses?|address|identifiants?|ur[il]s?|pages?|users?|user_id|owners?|owner_id|authors?|author_id|profile?s?)["']?$/i;
/** Excel's own line about what separates the cells. */
const SEPARATOR_LINE = /^\ufeff?sep=.?(?=\n)/i;
const RECIPIENTS = /<[^<>\s@]+@[^<>\s@]+>.*<[^<>\s@]+@[^<>\s@]+>/;

const asLine = (number: number, text: string): Line => ({
  number,
  text,
  reference: readReference(text),
});

/** A line of text: one result for each account in it, or one for the whole line. */
const linesOfText = (number: number, text: string): Line[] => {
  const found = findReferences(text);
  if (found.length > 1) return found.map((each) => ({ number, ...each }));
  const whole = asLine(number, text.trim());
  if (isUnambiguous(whole.reference)) return [whole];
  // Other words around the only reference would make the line unreadable, or a slug.
  return [{ ...whole, reference: found[0]?.reference ?? whole.reference }];
};

const readText = (text: string): ParsedList => {
  const lines = text
    .split('\n')
    .flatMap((line, index) => (HAS_TEXT.test(line) ? linesOfText(index + 1, line) : []));
  const [first, ...others] = lines;
  // It is shown, but an account may have such a slug.
  const isHeader = first && others.length > 0 && LONE_HEADER.test(first.text);
  return {
    lines: isHeader ? [{ ...first, reference: null }, ...others] : lines,
    column: null,
    columns: [],
  };
};

const holdsReference = (cell: string) => isUnambiguous(readReference(cell));

/** How many cells most rows have. */
const widthOf = (rows: readonly Row[]): number => {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
};

/** The rows of a CSV with this delimiter. Null when the text is not one. */
const rowsOf = (text: string, delimiter: string): Row[] | null => {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  // An unclosed quote would silently swallow the lines after it.
  if (errors.some(({ type }) => type === 'Quotes')) return null;
  const rows = data.flatMap((cells, index) =>
    HAS_TEXT.test(cells.join(''))
      ? [{ number: index + 1, cells: cells.map((cell) => cell.trim()) }]
      : [],
  );
  const width = widthOf(rows);
  const regular = rows.filter(({ cells }) => cells.length === width);
  if (width < 2 || regular.length < MIN_REGULAR_PART * rows.length) return null;
  const isRead = rows.some(({ cells }) => cells.some(holdsReference));
  return isRead || rows[0]?.cells.some((cell) => HEADERS.test(cell)) ? rows : null;
};

const csvOf = (text: string): { rows: Row[]; delimiter: string } | null => {
  for (const delimiter of DELIMITERS) {
    const rows = rowsOf(text, delimiter);
    if (rows) return { rows, delimiter };
  }
  return null;
};

/** The index of the column of the accounts: of owners, else that with the most references. */
const columnOf = (rows: readonly Row[], hasHeader: boolean): number => {
  const counts: number[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, column) => {
      counts[column] = (counts[column] ?? 0) + (holdsReference(cell) ? 1 : 0);
    });
  }
  const owners = (hasHeader ? (rows[0]?.cells ?? []) : [])
    .map((cell, column) => ({ cell, column }))
    .filter(({ cell }) => OWNER_HEADERS.test(cell))
    .sort((a, b) => (counts[b.column] ?? 0) - (counts[a.column] ?? 0));
  if (owners[0]) return owners[0].column;
  const most = Math.max(0, ...counts);
  if (most > 0) return counts.indexOf(most);
  const named = rows[0]?.cells.findIndex((cell) => HEADERS.test(cell)) ?? -1;
  return Math.max(0, named);
};

/**
 * Whether all cells of all lines hold only ids, only e-mail addresses or only profiles.
 *
 * If so, each is an account. An id next to an e-mail address describes the same account.
 */
const isEnumeration = (text: string) => {
  const cells = text.split(/[\s,;|]+/).filter(Boolean);
  return (
    cells.every(holdsReference) &&
    new Set(cells.map((cell) => readReference(cell)?.kind)).size === 1
  );
};

/**
 * Lines within the quotes of a row that look like rows: another stray quote may have closed the first
 * one. They are shown, but find no account, since they may as well be what an account holder wrote.
 */
const swallowedLines = ({ number, cells }: Row, delimiter: string, width: number): Line[] =>
  cells
    .flatMap((cell) => (cell.includes('\n') ? cell.split('\n') : []))
    .filter((line) => {
      const parts = line.split(delimiter);
      return parts.length === width && parts.some(holdsReference);
    })
    .map((text) => ({ number, text, reference: null }));

/** A row with fewer or more cells than the others is shown whole, as its cells may be shifted. */
const linesOfRow = ({ number, cells }: Row, column: number, width: number): Line[] => {
  const whole = cells.filter(Boolean).join(' ; ');
  if (cells.length === width) {
    const cell = cells[column];
    return cell ? linesOfText(number, cell) : [asLine(number, whole)];
  }
  const found = findReferences(whole);
  const reference = found.length === 1 ? (found[0]?.reference ?? null) : null;
  return [{ number, text: whole, reference }];
};

/**
 * Reads a list of accounts: one per line, recipients of a message, or a CSV with a column that
 * identifies them.
 *
 * Each line that is neither blank nor a header gives one line of the result, or one for each account
 * in it. Never throws.
 *
 * @param chosen the column of a CSV to read, from 0, in place of the one that looks right
 */
export const parseLines = (source: string, chosen: number | null = null): ParsedList => {
  const text = source.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(SEPARATOR_LINE, '');
  const csv = isEnumeration(text) || RECIPIENTS.test(text) ? null : csvOf(text);
  if (csv === null) return readText(text);
  const { rows, delimiter } = csv;
  // One line with several addresses names several accounts, rather than one in several ways.
  const [only, ...more] = rows;
  if (more.length === 0 && (only?.cells.filter((cell) => cell.includes('@')).length ?? 0) > 1) {
    return readText(text);
  }
  const width = widthOf(rows);
  const first = rows[0]?.cells ?? [];
  const hasHeader =
    !first.some(holdsReference) &&
    first.some((cell) => HEADERS.test(cell) || OWNER_HEADERS.test(cell));
  const column = chosen !== null && chosen < width ? chosen : columnOf(rows, hasHeader);
  return {
    lines: (hasHeader ? rows.slice(1) : rows).flatMap((row) => [
      ...linesOfRow(row, column, width),
      ...swallowedLines(row, delimiter, width),
    ]),
    column,
    columns: Array.from({ length: width }, (_, index) =>
      hasHeader ? (first[index] ?? '') : (index + 1).toString(),
    ),
  };
};
