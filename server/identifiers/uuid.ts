/**
 * Parse a UUID and return it in its usual form.
 *
 * As in Python, hyphens are optional, and so are braces and a `urn:uuid:` prefix.
 */
export function parseUuid(text: string): string | undefined {
  const digits = text.replace(/urn:|uuid:|[{}-]/g, '').toLowerCase();
  return /^[\da-f]{32}$/.test(digits)
    ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : undefined;
}
