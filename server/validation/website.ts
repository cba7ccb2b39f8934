import { inLanguage, type Language, type Translated } from '../http/language';
import { NON_WHITESPACE, strip } from '../http/pythonText';
import { type AddressKind, kindOfAddress } from './ipAddress';
import { isTopLevelDomain } from './topLevelDomain';

const SCHEMES = ['http', 'https', 'ftp', 'ftps'];

// The range is udata's. It starts after the non-ASCII controls and the no-break space.
const LETTER = String.raw`a-z0-9\u00a1-\uffff`;
const LABEL = `[${LETTER}_]+(?:-[${LETTER}_]+)*(?<!_)`;
const START = /^(?:(?<scheme>[a-z0-9.-]*):)?\/\//i;
/** Matches a host from `lastIndex` up to the path, the query or the end of the text. */
const HOST = new RegExp(
  String.raw`(?:(?<local>localhost(?:\.localdomain)?)|(?<ipv4>(?:\p{Nd}{0,3}\.){3}\p{Nd}{0,3})|` +
    String.raw`\[(?<ipv6>[0-9a-f:]+)\]|(?:${LABEL}\.)+(?<tld>[${LETTER}]{2,}))` +
    String.raw`(?::\p{Nd}{2,5})?(?=[/?]|$)`,
  'iuy',
);
const WHITE = new RegExp(`(?!${NON_WHITESPACE})[^]`, 'g');

/** Why a well-formed address is refused. */
type Reason =
  | { kind: 'scheme'; scheme: string }
  | { kind: 'tld'; tld: string }
  | { kind: Exclude<AddressKind, 'global' | 'malformed'>; address: string };

/**
 * The message with which udata refuses a website, in the given language. Undefined if it accepts it.
 *
 * White space around it is ignored. Names are not resolved. Source: udata 17.18, `udata/uris.py`.
 */
export function websiteRefusal(website: string, language: Language): string | undefined {
  const url = strip(website);
  const reason = reasonAgainst(url);
  if (!reason) return undefined;
  const start = `${inLanguage(INVALID_URL, language)} "${url}"`;
  if (reason === 'malformed') return start;
  return start + inLanguage(BEFORE_REASON, language) + reasonIn(reason, language);
}

function reasonAgainst(url: string): Reason | 'malformed' | undefined {
  const start = START.exec(url);
  const host = start && hostIn(url, start[0].length);
  if (!host) return 'malformed';
  const { local, ipv4, ipv6, tld } = host;
  const scheme = start.groups?.scheme;
  if (scheme && !SCHEMES.includes(scheme.toLowerCase())) {
    return { kind: 'scheme', scheme: scheme.toLowerCase() };
  }
  if (tld !== undefined) return isKnownTld(tld) ? undefined : { kind: 'tld', tld };
  if (local !== undefined) return { kind: 'local', address: local };
  return reasonAgainstAddress(ipv4 ?? ipv6 ?? '');
}

/**
 * The parts of the host that follows the slashes, or the user information, which ends with `@`.
 *
 * User information may itself contain `@`. Each `@` is tried, from the last, until a valid host
 * follows. A text may contain very many, so each attempt must read only the host, and not the rest of
 * the text.
 */
function hostIn(url: string, start: number): Record<string, string | undefined> | undefined {
  const whites = Array.from(url.matchAll(WHITE), ({ index }) => index);
  const firstWhite = whites.find((index) => index >= start) ?? url.length;
  const lastWhite = whites.at(-1) ?? -1;
  const hostAt = (index: number) => {
    HOST.lastIndex = index;
    const host = HOST.exec(url);
    const isComplete = host && (HOST.lastIndex === url.length || HOST.lastIndex > lastWhite);
    return isComplete ? host.groups : undefined;
  };
  for (
    let at = url.lastIndexOf('@', firstWhite - 1);
    at > start;
    at = url.lastIndexOf('@', at - 1)
  ) {
    const host = hostAt(at + 1);
    if (host) return host;
  }
  return hostAt(start);
}

// udata compares the domain with a list in lower case, without folding its case.
const isKnownTld = (tld: string) => tld === tld.toLowerCase() && isTopLevelDomain(tld);

function reasonAgainstAddress(address: string): Reason | 'malformed' | undefined {
  const kind = kindOfAddress(address);
  if (kind === 'global') return undefined;
  return kind === 'malformed' ? kind : { kind, address };
}

const INVALID_URL: Translated = { en: 'Invalid URL', fr: 'URL invalide', sr: 'Неисправан УРЛ' };
const BEFORE_REASON: Translated = { en: ': ', fr: '\u00a0: ' };

function reasonIn(reason: Reason, language: Language): string {
  const schemes = SCHEMES.join(', ');
  switch (reason.kind) {
    case 'scheme':
      return inLanguage(
        {
          en: `Invalid scheme ${reason.scheme}, allowed schemes: ${schemes}`,
          fr: `Schéma invalide ${reason.scheme}, schémas autorisés\u00a0: ${schemes}`,
          sr: `Неисправна шема ${reason.scheme}, дозвољена шема: ${schemes}`,
        },
        language,
      );
    case 'tld':
      return inLanguage(
        {
          en: `Invalid TLD ${reason.tld}`,
          fr: `Domaine invalide ${reason.tld}`,
          sr: `Неисправан ТЛД ${reason.tld}`,
        },
        language,
      );
    case 'local':
      return inLanguage({ en: 'is a local URL', fr: 'est une URL locale' }, language);
    case 'private':
      return inLanguage({ en: 'is a private URL', fr: 'est une URL privée' }, language);
    case 'mask':
      return inLanguage(
        { en: `${reason.address} is a mask IP`, fr: `${reason.address} est une IP de masque` },
        language,
      );
    case 'multicast':
      return inLanguage(
        { en: `${reason.address} is a multicast IP`, fr: `${reason.address} est une IP multicast` },
        language,
      );
  }
}
