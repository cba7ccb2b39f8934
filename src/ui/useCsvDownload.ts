import { useLocaleState, useNotify } from 'react-admin';
import { downloadFile } from './downloadFile';
import type { Separator, Table } from './toCsv';

/** The languages in which a comma separates decimals, so that spreadsheets expect semicolons. */
const SEPARATORS: Readonly<Record<string, Separator>> = { fr: ';' };

/** Downloads a table as CSV for the spreadsheets of the reader's language, and says how it is written. */
export const useCsvDownload = () => {
  const [locale] = useLocaleState();
  const notify = useNotify();
  return async (name: string, table: Table) => {
    const separator = SEPARATORS[locale] ?? ',';
    // Loaded here, so that the pages with an export button do not load the CSV library.
    const { toCsv } = await import('./toCsv');
    downloadFile(name, 'csv', [toCsv(table, separator)]);
    notify('vigie.csv_saved', { messageArgs: { separator } });
  };
};
