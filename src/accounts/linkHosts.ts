import type { User } from '../api/contract';

// Up to what ends an address inside a sentence or a Markdown link.
const WEB_ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>()[\]"'`,;]+/gi;

const hostOf = (address: string): string | null => {
  try {
    const url = new URL(/^https?:/i.test(address) ? address : `http://${address}`);
    return url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  } catch {
    return null;
  }
};

/**
 * The hosts that a profile links to, in the order they are met: what spam profiles exist for.
 *
 * The `website` comes first, then the web addresses in `about`. Each host once, lower case,
 * without `www.`; an address that cannot be read is left out.
 */
export const linkHosts = ({ website, about }: Pick<User, 'website' | 'about'>): string[] => {
  const addresses = [website ?? '', ...(about?.match(WEB_ADDRESS) ?? [])];
  const hosts = addresses.filter(Boolean).map(hostOf);
  return [...new Set(hosts.filter((host) => host !== null))];
};
