/** The udata instance whose API is passed on. */
export interface Instance {
  /** Scheme, host and port: the only place that calls go to. */
  origin: string;
  /** What its sentences call it: host and port. */
  host: string;
  /** Where its API begins, `/api` on most, without a slash at the end. */
  apiPath: string;
  /** Its address for people, without a slash at the end. */
  publicUrl: string;
}

/**
 * The instance at an address that may name the API below it, or not: `https://host`,
 * `https://host/api/1` and `https://host/portal/` all do.
 */
export function instanceAt(address: string): Instance {
  const { origin, host, pathname } = new URL(address);
  const path = pathname.replace(/\/+$/, '').replace(/\/api(\/\d+)?$/, '');
  return { origin, host, apiPath: `${path}/api`, publicUrl: origin + path };
}
