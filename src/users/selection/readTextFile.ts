const MAX_FILE_BYTES = 5 * 1024 * 1024;

const encodingOf = ([first, second]: Uint8Array) => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

const decode = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // French Excel saves CSV files like this. No byte is invalid in this encoding.
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/**
 * The text of a file: UTF-8, UTF-16 or, when it is neither, Windows-1252. Null when it is not text,
 * or too large.
 */
export const readTextFile = async (file: File): Promise<string | null> => {
  if (file.size > MAX_FILE_BYTES) return null;
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  return text.includes('\0') ? null : text;
};
