import Papa from 'papaparse';

export type Cell = string | number | boolean | null | undefined;

/**
 * CSV with a header line. Null and undefined give an empty cell.
 *
 * Users write much of the content, so a cell that a spreadsheet would run as a formula gets
 * a leading apostrophe.
 */
export const toCsv = (fields: readonly string[], lines: readonly (readonly Cell[])[]): string =>
  Papa.unparse(
    { fields: [...fields], data: lines.map((line) => [...line]) },
    { escapeFormulae: true },
  );
