import Papa from 'papaparse';

export type Cell = string | number | boolean | null | undefined;

/**
 * Lines under a header as CSV. Nothing in a cell means null or undefined.
 *
 * Account holders write much of what stands in cells: one that a spreadsheet would run as a formula
 * is led by an apostrophe.
 */
export const toCsv = (fields: readonly string[], lines: readonly (readonly Cell[])[]): string =>
  Papa.unparse(
    { fields: [...fields], data: lines.map((line) => [...line]) },
    { escapeFormulae: true },
  );
