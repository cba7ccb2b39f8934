import { domainToASCII } from 'node:url';

/** Names that no mail is sent to, whatever stands before them. Source: email-validator 2.3. */
const RESERVED = ['arpa', 'invalid', 'local', 'localhost', 'onion', 'test'];

// Any letter and digit, and the signs of RFC 5322; no dot at an end, nor two together.
const LOCAL_PART =
  /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Whether udata takes a text for an e-mail address. The name server is not asked.
 *
 * No display name, no quoted local part, no address of a machine; letters of any script pass.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 0 || !LOCAL_PART.test(text.slice(0, at))) return false;
  const domain = text.slice(at + 1);
  // What is not ASCII is read as an international name; the rest is judged as it stands.
  const labels = (/[^\0-\x7f]/.test(domain) ? domainToASCII(domain) : domain.toLowerCase()).split(
    '.',
  );
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(last) &&
    !RESERVED.includes(last)
  );
}
