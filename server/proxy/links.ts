import type { Instance } from './instance';

/** Fields that contain addresses within the API. Users cannot set any of them. */
const LINKS = ['uri', 'href', 'next_page', 'previous_page', 'self_api_url'];

/**
 * Replace the instance's links to its own API by links below `base`. The rest of the JSON text is not
 * changed at all.
 *
 * Texts written by users are not changed, even if they look like such a link: only these fields are
 * replaced, and a quote inside a JSON string is escaped, so that it cannot look like a field.
 *
 * @param base address of `/api` as the console sees it, such as `https://console.example.org/api`
 */
export function rewriteLinks(json: string, { host, apiPath }: Instance, base: string): string {
  const pattern = new RegExp(
    `(?<!\\\\)("(?:${LINKS.join('|')})"\\s*:\\s*")https?://${escaped(host + apiPath)}(?=/)`,
    'g',
  );
  return json.replace(pattern, (_found, before: string) => before + base);
}

/**
 * Convert the target of a redirect to an address below `base`.
 *
 * @param called address of the request to the instance
 * @returns undefined if the target is outside of the API, or the same as `called`
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
