import Papa from 'papaparse';

export type Cell = string | number | boolean | null | undefined;
/** A header, and lines of as many cells. Null and undefined give an empty cell. */
export interface Table {
  fields: readonly string[];
  lines: readonly (readonly Cell[])[];
}
/** What separates the cells of a line. Spreadsheets expect the one of the reader's language. */
export type Separator = ',' | ';';

/**
 * How a cell begins that a spreadsheet may run as a formula, also after spaces, and in the wide forms
 * of East Asian keyboards. papaparse's own test passes cells of several lines.
 */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]|^[\t\r]/;

/**
 * CSV with a header line.
 *
 * Account holders write much of the content, so a cell that a spreadsheet would run as a formula gets
 * a leading apostrophe.
 */
export const toCsv = ({ fields, lines }: Table, separator: Separator = ','): string =>
  Papa.unparse(
    { fields: [...fields], data: lines.map((line) => [...line]) },
    { escapeFormulae: FORMULA, delimiter: separator },
  );
