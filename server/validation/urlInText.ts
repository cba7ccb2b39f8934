import { isTopLevelDomain } from './topLevelDomain';

// A dotted name, or an address of a machine, with an optional scheme, between characters at which
// an address ends. An `@` on either side makes it an e-mail address.
const CANDIDATE =
  /(?<![^\s"'<>(){}[\],;|`])(?:[a-z][a-z0-9+.-]*:\/\/)?[^\s"'<>(){}[\],;|`@/:?#]+\.(?<tld>[\p{L}\p{N}-]+)(?![^\s"'<>(){}[\],;|`/:?#])/giu;

const IPV4 = /^(?:\S*\/\/)?\d{1,3}(?:\.\d{1,3}){3}$/;

/** Whether a text holds what udata takes for an address of a page, bare `word.tld` included. */
export function containsUrl(text: string): boolean {
  for (const [found, tld = ''] of text.matchAll(CANDIDATE)) {
    if (isTopLevelDomain(tld.toLowerCase()) || IPV4.test(found)) return true;
  }
  return false;
}
