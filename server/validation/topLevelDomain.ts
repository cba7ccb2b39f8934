import { parse } from 'tldts';

/**
 * Whether a label is a top-level domain of the Internet; the public suffix list writes them in lower
 * case, and has one that no name server knows.
 */
export const isTopLevelDomain = (label: string) =>
  label !== 'onion' && parse(`any.${label}`, { allowPrivateDomains: false }).isIcann === true;
