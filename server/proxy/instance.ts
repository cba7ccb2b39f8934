/** The udata instance that the server proxies. */
export interface Instance {
  /** Scheme, host and port. Requests are sent nowhere else. */
  origin: string;
  /** Host and port, as shown in messages. */
  host: string;
  /** Path of its API, usually `/api`, without a trailing slash. */
  apiPath: string;
  /** Address of its public site, without a trailing slash. */
  publicUrl: string;
}

/**
 * The instance at an address, with or without the path of its API: `https://host`,
 * `https://host/api/1` and `https://host/portal/` are all accepted.
 */
export function instanceAt(address: string): Instance {
  const { origin, host, pathname } = new URL(address);
  const path = pathname.replace(/\/+$/, '').replace(/\/api(\/\d+)?$/, '');
  return { origin, host, apiPath: `${path}/api`, publicUrl: origin + path };
}
