import { domainToASCII, domainToUnicode } from 'node:url';

/** Top-level domains to which no mail can be sent. Source: email-validator 2.3. */
const RESERVED = ['arpa', 'invalid', 'local', 'localhost', 'onion', 'test'];

/** White space or an invisible character, or a combining mark at the start or after the `@`. */
const INVISIBLE = /[\p{Z}\p{C}]|(?<=^|@)\p{M}/u;
// The characters of RFC 5322, all non-ASCII ones, and dots, but not at either end or two in a row.
const LOCAL_PART =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~\x80-\u{10ffff}-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~\x80-\u{10ffff}-]+)*$/iu;
const LABEL = /^(?!(?!xn)..--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** The characters of an internationalized name, which exclude symbols and emoji. */
const UNICODE_NAME = /^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{Nd}·・.-]*$/u;

/** Maximum length of an address, in bytes. Source: RFC 5321. */
const MAX_BYTES = 254;

/**
 * Whether udata accepts a text as an e-mail address. No DNS lookup is made.
 *
 * A display name, a quoted local part or an IP address is refused. Letters of any script are
 * accepted.
 */
export function isEmailAddress(text: string): boolean {
  if (Buffer.byteLength(text) > MAX_BYTES) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 0 || !LOCAL_PART.test(local) || INVISIBLE.test(text)) return false;
  const domain = asciiDomain(text.slice(at + 1));
  if (Buffer.byteLength(`${local}@${domain}`) > MAX_BYTES) return false;
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    /[a-z]$/.test(last) &&
    !RESERVED.includes(last)
  );
}

/**
 * The domain in ASCII and lower case. Empty when it is not valid.
 *
 * Only non-ASCII and Punycode domains are converted and checked as internationalized names.
 */
function asciiDomain(domain: string): string {
  if (!/[^\0-\x7f]|(?:^|\.)xn--/i.test(domain)) return domain.toLowerCase();
  const ascii = domainToASCII(domain);
  return UNICODE_NAME.test(domainToUnicode(ascii)) ? ascii : '';
}
