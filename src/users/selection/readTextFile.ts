const MAX_FILE_BYTES = 5 * 1024 * 1024;

const encodingOf = ([first, second]: Uint8Array) => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/**
 * The text of a file. Null when it is not text, or too large.
 *
 * Spreadsheets may save text as UTF-16. Other old encodings only affect accented letters, which
 * ids and e-mail addresses do not have.
 */
export const readTextFile = async (file: File): Promise<string | null> => {
  if (file.size > MAX_FILE_BYTES) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.includes('\0') ? null : text;
};
