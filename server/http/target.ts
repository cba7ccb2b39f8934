/**
 * Normalise the target of a request, reading it as udata's server does.
 *
 * The path is decoded before it is split at its slashes: `%2F` is a slash, a `%` without two
 * hexadecimal digits is literal, and invalid UTF-8 becomes U+FFFD.
 */
export function readTarget(target: string): string {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(target) ?? [];
  const bytes = path.replace(/%([\da-f]{2})/gi, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  // PostgreSQL refuses U+0000 in a query. No name contains it or U+FFFD, so neither is found.
  const text = Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\0', '\ufffd');
  return encodeURI(text).replace(/[?#]/g, encodeURIComponent) + query;
}
