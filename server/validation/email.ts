import { domainToASCII, domainToUnicode } from 'node:url';

/** Names that no mail is sent to, whatever stands before them. Source: email-validator 2.3. */
const RESERVED = ['arpa', 'invalid', 'local', 'localhost', 'onion', 'test'];

/** White space and what cannot be seen, anywhere; an accent that would change the `@`. */
const INVISIBLE = /[\p{Z}\p{C}]|(?<=^|@)\p{M}/u;
// The signs of RFC 5322 and all that is not ASCII; no dot at an end, nor two together.
const LOCAL_PART =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~\x80-\u{10ffff}-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~\x80-\u{10ffff}-]+)*$/iu;
const LABEL = /^(?!(?!xn)..--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** What an international name is spelt with: no signs, no pictures. */
const UNICODE_NAME = /^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{Nd}·・.-]*$/u;

/** Octets of an address. Source: RFC 5321. */
const MAX_BYTES = 254;

/**
 * Whether udata takes a text for an e-mail address. The name server is not asked.
 *
 * No display name, no quoted local part, no address of a machine; letters of any script pass.
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

// What is not ASCII is read as an international name, and so is what stands for one; the rest is
// judged as it stands. Empty: no name at all.
function asciiDomain(domain: string): string {
  if (!/[^\0-\x7f]|(?:^|\.)xn--/i.test(domain)) return domain.toLowerCase();
  const ascii = domainToASCII(domain);
  return UNICODE_NAME.test(domainToUnicode(ascii)) ? ascii : '';
}
