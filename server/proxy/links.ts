import type { Instance } from './instance';

/** Members in which the API writes addresses of its own; account holders write none of them. */
const LINKS = ['uri', 'href', 'next_page', 'previous_page', 'self_api_url'];

/**
 * JSON with the instance's links to its own API made links below `base`; everything else stays as
 * it is, to the letter.
 *
 * A text of an account holder that reads like such a link is not one: only members of these names
 * are changed, and within a JSON string no bare quote can stand that would look like a member.
 *
 * @param base where the console sees `/api`, such as `https://console.example.org/api`
 */
export function rewriteLinks(json: string, { host, apiPath }: Instance, base: string): string {
  const pattern = new RegExp(
    `(?<!\\\\)("(?:${LINKS.join('|')})"\\s*:\\s*")https?://${escaped(host + apiPath)}(?=/)`,
    'g',
  );
  return json.replace(pattern, (_found, before: string) => before + base);
}

/**
 * Where a redirection leads when seen from the console: below `base`.
 *
 * @param called the address that was called on the instance
 * @returns undefined when it leaves the API, or leads back to where it comes from
 */
export function rewriteLocation(
  location: string,
  { host, apiPath }: Instance,
  called: string,
  base: string,
): string | undefined {
  if (!URL.canParse(location, called)) return undefined;
  const target = new URL(location, called);
  const origin = new URL(called);
  const isSame = target.pathname === origin.pathname && target.search === origin.search;
  if (target.host !== host || isSame || !target.pathname.startsWith(`${apiPath}/`)) {
    return undefined;
  }
  return base + target.pathname.slice(apiPath.length) + target.search;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
