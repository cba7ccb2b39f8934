import { parse } from 'tldts';

/** Whether a label is a top-level domain of the Internet; the public suffix list writes them in lower case. */
export const isTopLevelDomain = (label: string) =>
  parse(`any.${label}`, { allowPrivateDomains: false }).isIcann === true;
