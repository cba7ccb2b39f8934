import { isIP } from 'node:net';
import { isTopLevelDomain } from './topLevelDomain';

/** Characters that cannot be part of a URL, and end one. */
const TERMINATORS = String.raw`\s"'<>(){}[\]\\|;=\x60`;
/** A character of a host name: ASCII only, except in the last label. */
const IN_NAME = String.raw`(?:(?![${TERMINATORS}@/:?#.])[\x21-\x7e])`;

// A host name with dots, or an IP address, with an optional scheme. `localhost` needs a scheme. A name
// after `@` belongs to an e-mail address, unless it is in a URL with a scheme.
const CANDIDATE = new RegExp(
  String.raw`(?<![^${TERMINATORS}\x80-\u{10ffff}])(?:(?:[a-z][a-z0-9+.-]*:)?(?<slashes>//)(?:(?:(?![${TERMINATORS}@/?#])[\x21-\x7e])*@)?)?[-._~]?` +
    String.raw`(?<host>(?:${IN_NAME}*\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.(?<tld>[\p{L}\p{N}-]+)|localhost)` +
    String.raw`(?=\.?(?:[ \t-\r"<>|]|$)|[/?:,')}\]\\\x60])`,
  'gu',
);

/** Whether a text contains what udata takes for a URL, including a bare `word.tld`. */
export function containsUrl(text: string): boolean {
  // A fast path for most texts: an import checks the names of a million accounts.
  if (!text.includes('.') && !text.includes('//')) return false;
  // The flag `i` would also match the two non-ASCII letters that fold to s and k.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  for (const { groups = {} } of lower.matchAll(CANDIDATE)) {
    const { slashes, host = '', tld } = groups;
    if (tld === undefined ? slashes : isTopLevelDomain(tld.toLowerCase()) || isIP(host))
      return true;
  }
  return false;
}
