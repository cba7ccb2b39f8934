import simpleRestProvider from 'ra-data-simple-rest';
import { fetchUtils } from 'react-admin';
import type { Report } from '../bulk/ways';

/** updateMany of ra-data-simple-rest, which reports all records or none. */
export async function updateMany(
  ids: readonly string[],
  apiUrl: string,
  headers: Record<string, string>,
): Promise<Report> {
  const pending = new Set<Promise<unknown>>();
  const provider = simpleRestProvider(apiUrl, (url, options = {}) => {
    // udata redirects a path without a slash, which would be a second request for each account.
    const call = fetchUtils.fetchJson(`${String(url)}/`, {
      ...options,
      headers: new Headers(headers),
      credentials: 'omit',
    });
    pending.add(call);
    return call;
  });
  try {
    const { data = [] } = await provider.updateMany('users', {
      ids: [...ids],
      data: { active: false },
    });
    return { changed: data.map(String), unchanged: [] };
  } catch {
    return { changed: [], unchanged: [] };
  } finally {
    // After the first failure it rejects while other requests are still in progress.
    await Promise.allSettled(pending);
  }
}
