/**
 * The target of a request as udata's server reads it, written in one way.
 *
 * The path is decoded before it is cut at its slashes: `%2F` is one, a `%` that begins nothing is
 * itself, and what is no UTF-8 becomes U+FFFD.
 */
export function readTarget(target: string): string {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(target) ?? [];
  const bytes = path.replace(/%([\da-f]{2})/gi, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  // No database looks for U+0000; either character is in no name.
  const text = Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\0', '\ufffd');
  return encodeURI(text).replace(/[?#]/g, encodeURIComponent) + query;
}
