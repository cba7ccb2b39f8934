const LARGEST_FILE = 5 * 1024 * 1024;

const encodingOf = ([first, second]: Uint8Array) => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/**
 * The text of a file; null when it is none, or too large.
 *
 * Spreadsheets also save text as UTF-16. Other old encodings spoil accents only, which neither ids
 * nor addresses have.
 */
export const readTextFile = async (file: File): Promise<string | null> => {
  if (file.size > LARGEST_FILE) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.includes('\0') ? null : text;
};
