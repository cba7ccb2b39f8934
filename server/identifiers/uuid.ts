/** The UUID that a text names, in its usual form: hyphens, braces and prefix may miss, as in Python. */
export function uuidIn(text: string): string | undefined {
  const digits = text.replace(/urn:|uuid:|[{}-]/g, '').toLowerCase();
  return /^[\da-f]{32}$/.test(digits)
    ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : undefined;
}
