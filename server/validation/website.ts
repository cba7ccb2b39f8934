import { BlockList, isIP } from 'node:net';
import { inLanguage, type Language, type Translated } from '../http/language';
import { isTopLevelDomain } from './topLevelDomain';

const SCHEMES = ['http', 'https', 'ftp', 'ftps'];

const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?`;
const URL_PARTS = new RegExp(
  String.raw`^(?:(?<scheme>[a-z][a-z0-9+.-]*):)?//(?:[^\s@/?#]*@)?` +
    String.raw`(?:\[(?<ipv6>[0-9a-f:.]+)\]|(?<host>${LABEL}(?:\.${LABEL})*)\.?)(?::\d{2,5})?` +
    // Signs of an address only: what follows the host is not decoded by anyone here.
    String.raw`(?:/[^\s#]*)?(?:\?[^\s#]*)?(?:#[\x21-\x7e]*)?$`,
  'iu',
);

/** Why a website is refused. */
type Reason =
  | { kind: 'malformed' }
  | { kind: 'scheme'; scheme: string }
  | { kind: 'tld'; tld: string }
  | { kind: 'local' | 'private' }
  | { kind: 'mask' | 'multicast'; address: string };

/**
 * Why udata refuses a website, in the words of a language; undefined when it takes it.
 *
 * White space around is no reason. Names are not resolved. Source: udata 17.18, `udata/uris.py`.
 */
export function websiteRefusal(website: string, language: Language): string | undefined {
  const reason = reasonAgainst(website.trim());
  if (!reason) return undefined;
  const start = `${inLanguage(INVALID_URL, language)} "${website}"`;
  if (reason.kind === 'malformed') return start;
  return start + inLanguage(BEFORE_REASON, language) + reasonIn(reason, language);
}

function reasonAgainst(url: string): Reason | undefined {
  const { scheme, ipv6, host } = URL_PARTS.exec(url)?.groups ?? {};
  const address = ipv6 ?? (host !== undefined && isIP(host) > 0 ? host : undefined);
  if (address === undefined && host === undefined) return { kind: 'malformed' };
  if (scheme !== undefined && !SCHEMES.includes(scheme.toLowerCase())) {
    return { kind: 'scheme', scheme: scheme.toLowerCase() };
  }
  return address === undefined ? reasonAgainstName(host ?? '') : reasonAgainstAddress(address);
}

function reasonAgainstName(host: string): Reason | undefined {
  if (host.toLowerCase() === 'localhost') return { kind: 'local' };
  const tld = host.split('.').at(-1) ?? '';
  if (!host.includes('.')) return { kind: 'malformed' };
  // The list of udata is in lower case and compared letter by letter.
  const isKnown = tld === tld.toLowerCase() && isTopLevelDomain(tld);
  return isKnown ? undefined : { kind: 'tld', tld };
}

const block = (...ranges: [string, number, 'ipv4' | 'ipv6'][]) => {
  const list = new BlockList();
  for (const [network, bits, family] of ranges) list.addSubnet(network, bits, family);
  return list;
};
const MASK = block(['0.0.0.0', 8, 'ipv4'], ['255.0.0.0', 8, 'ipv4'], ['::', 128, 'ipv6']);
const LOCAL = block(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6']);
const MULTICAST = block(['224.0.0.0', 4, 'ipv4'], ['ff00::', 8, 'ipv6']);
const PRIVATE = block(
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
);

function reasonAgainstAddress(address: string): Reason | undefined {
  if (isIP(address) === 0) return { kind: 'malformed' };
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (MASK.check(address, family)) return { kind: 'mask', address };
  if (LOCAL.check(address, family)) return { kind: 'local' };
  if (MULTICAST.check(address, family)) return { kind: 'multicast', address };
  if (PRIVATE.check(address, family)) return { kind: 'private' };
  return undefined;
}

const INVALID_URL: Translated = { en: 'Invalid URL', fr: 'URL invalide', sr: 'Неисправан УРЛ' };
const BEFORE_REASON: Translated = { en: ': ', fr: '\u00a0: ' };

function reasonIn(reason: Exclude<Reason, { kind: 'malformed' }>, language: Language): string {
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
