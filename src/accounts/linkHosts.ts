import type { User } from '../api/contract';

// Stops at characters that end an address in a sentence or in a Markdown link.
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
 * The hosts that a profile links to. Spam profiles are created for these links.
 *
 * The host of `website` comes first, then those of the web addresses in `about`, in order. Each
 * host is listed once, in lower case and without `www.`. Invalid addresses are left out.
 */
export const linkHosts = ({ website, about }: Pick<User, 'website' | 'about'>): string[] => {
  const addresses = [website ?? '', ...(about?.match(WEB_ADDRESS) ?? [])];
  const hosts = addresses.filter(Boolean).map(hostOf);
  return [...new Set(hosts.filter((host) => host !== null))];
};
