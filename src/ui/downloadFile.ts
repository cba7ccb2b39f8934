const TYPES = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  gexf: 'application/xml',
  graphml: 'application/xml',
} as const;
const BYTE_ORDER_MARK = '\ufeff';

/** Downloads a text as a file. */
export function downloadFile(name: string, kind: keyof typeof TYPES, parts: readonly string[]) {
  // Without this mark, spreadsheets misread accented letters.
  const lead = kind === 'csv' ? [BYTE_ORDER_MARK] : [];
  const url = URL.createObjectURL(new Blob([...lead, ...parts], { type: TYPES[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${kind}`;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the URL after the click: revoking it at once would cancel the download.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** The day as written in file names, such as `2026-11-25`. */
export const fileDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);
