/** A value of a JSON body as Python's `str` writes it: udata quotes what it refuses so. */
export const pythonText = (value: unknown): string =>
  typeof value === 'string' ? value : pythonRepr(value);

/** The same as Python's `repr` writes it, texts in quotes. */
export function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') {
    const text = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
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
