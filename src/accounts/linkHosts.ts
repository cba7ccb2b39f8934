import trimEnd from 'lodash/trimEnd.js';
import type { User } from '../api/contract';

// Stops at characters that end an address in a sentence, in Markdown or in a table.
const WEB_ADDRESS = /(?<![a-z\d])(?:https?:\/\/|www\.)[^\s<>()[\]{}"'`,;|*^\\]+/gi;
/** Longer texts are cut, so that a list of them stays quick. Honest profiles are far shorter. */
const MAX_TEXT_LENGTH = 100_000;

const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  colon: ':',
  sol: '/',
  period: '.',
  lowbar: '_',
  hyphen: '-',
};

/** A text as Markdown reads it: with character references and backslash escapes replaced. */
const unescaped = (text: string): string =>
  text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,31}));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : parseInt(String(hex), 16);
      if (name) return NAMED_CHARACTERS[String(name).toLowerCase()] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

const hostOf = (address: string): string | null => {
  try {
    // Not a pattern that ends in `+$`, which takes quadratic time on long runs of these characters.
    const trimmed = trimEnd(address, '_~.:!?');
    const url = new URL(/^https?:/i.test(trimmed) ? trimmed : `http://${trimmed}`);
    return url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  } catch {
    return null;
  }
};

/**
 * The hosts that a profile links to. Spam profiles are created for these links.
 *
 * The host of `website` comes first, then those of the web addresses in `about`, in order. Each
 * host is listed once, in lower case and without `www.`. Invalid addresses are left out.
 */
export const linkHosts = (user: Pick<User, 'website' | 'about'>): readonly string[] => {
  const known = knownHosts.get(user) ?? readHosts(user);
  knownHosts.set(user, known);
  return known;
};

// A list asks again each time that it is drawn, and long texts take milliseconds.
const knownHosts = new WeakMap<object, readonly string[]>();

const readHosts = ({ website, about }: Pick<User, 'website' | 'about'>): readonly string[] => {
  const text = about ? unescaped(about.slice(0, MAX_TEXT_LENGTH)) : '';
  const addresses = new Set([website ?? '', ...(text.match(WEB_ADDRESS) ?? [])]);
  const hosts = [...addresses].filter(Boolean).map(hostOf);
  return [...new Set(hosts.filter((host) => host !== null))];
};
