// White space in Python. Unlike in JavaScript, it excludes the byte order mark, and includes the
// control characters U+001C to U+001F.
const WHITESPACE = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
/** Regular expression for a character that is not white space in Python. */
export const NON_WHITESPACE = `[^${WHITESPACE}]`;

const HAS_NON_WHITESPACE = new RegExp(NON_WHITESPACE);

/** Remove the leading and trailing white space of a text, as Python's `strip` does. */
export function strip(text: string): string {
  const start = text.search(HAS_NON_WHITESPACE);
  if (start < 0) return '';
  // A regular expression anchored at the end would take quadratic time on white space inside the text.
  let end = text.length;
  while (!HAS_NON_WHITESPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** A value of a JSON body as Python's `str` writes it, which is how udata quotes rejected values. */
export const pythonText = (value: unknown): string =>
  typeof value === 'string' ? value : pythonRepr(value);

const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code <= 0xff) return ESCAPED[character] ?? `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** A value of a JSON body as Python's `repr` writes it, with texts in quotes. */
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
