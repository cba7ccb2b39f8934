import { parse } from 'tldts';

/**
 * Whether a label in lower case is a top-level domain of the Internet.
 *
 * The public suffix list has these in lower case only, and includes `onion`, which is not in the
 * DNS.
 */
export const isTopLevelDomain = (label: string) =>
  label !== 'onion' && parse(`any.${label}`, { allowPrivateDomains: false }).isIcann === true;
