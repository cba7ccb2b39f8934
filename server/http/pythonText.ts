// Not quite what JavaScript takes for it: no byte order mark, and the separators among the controls.
const WHITE = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
/** Any character but white space, as Python sees it: a class for a regular expression. */
export const NOT_WHITE = `[^${WHITE}]`;

const SOMETHING = new RegExp(NOT_WHITE);

/** A text without the white space around it, as Python sees it. */
export function strip(text: string): string {
  const start = text.search(SOMETHING);
  if (start < 0) return '';
  // Not by an expression anchored at the end: that takes the square of the white space within.
  let end = text.length;
  while (!SOMETHING.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** A value of a JSON body as Python's `str` writes it: udata quotes what it refuses so. */
export const pythonText = (value: unknown): string =>
  typeof value === 'string' ? value : pythonRepr(value);

const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code <= 0xff) return ESCAPED[sign] ?? `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** The same as Python's `repr` writes it, texts in quotes. */
export function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') {
    const text = value.replace(/(?! )[\\\p{C}\p{Z}]/gu, escaped);
    return text.includes("'") && !text.includes('"')
      ? `"${text}"`
      : `'${text.replaceAll("'", "\\'")}'`;
  }
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).map(
      ([key, member]) => `${pythonRepr(key)}: ${pythonRepr(member)}`,
    );
    return `{${members.join(', ')}}`;
  }
  return String(value);
}
