import { isIP } from 'node:net';
import { isTopLevelDomain } from './topLevelDomain';

/** What no address holds, and at which it ends. */
const ENDS = String.raw`\s"'<>(){}[\]\\|;=\x60`;
/** ASCII alone: no other letter is part of a name, but in the last label. */
const IN_NAME = String.raw`(?:(?![${ENDS}@/:?#.])[\x21-\x7e])`;

// A dotted name, or an address of a machine, with an optional scheme; `localhost` after a scheme
// only. A name after `@`, but in an address with a scheme, makes it an e-mail address.
const CANDIDATE = new RegExp(
  String.raw`(?<![^${ENDS}\x80-\u{10ffff}])(?:(?:[a-z][a-z0-9+.-]*:)?(?<slashes>//)(?:(?:(?![${ENDS}@/?#])[\x21-\x7e])*@)?)?[-._~]?` +
    String.raw`(?<host>(?:${IN_NAME}*\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.(?<tld>[\p{L}\p{N}-]+)|localhost)` +
    String.raw`(?=\.?(?:[ \t-\r"<>|]|$)|[/?:,')}\]\\\x60])`,
  'gu',
);

/** Whether a text holds what udata takes for an address of a page, bare `word.tld` included. */
export function containsUrl(text: string): boolean {
  // Most texts have neither, and an import asks of the names of a million accounts.
  if (!text.includes('.') && !text.includes('//')) return false;
  // Not by the flag `i`, for which the letters s and k are those beyond ASCII that fold to them too.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  for (const { groups = {} } of lower.matchAll(CANDIDATE)) {
    const { slashes, host = '', tld } = groups;
    if (tld === undefined ? slashes : isTopLevelDomain(tld.toLowerCase()) || isIP(host))
      return true;
  }
  return false;
}
