import type { DataProvider } from 'react-admin';
import { failureOf } from '../../api';
import type { ConsoleConfig } from '../../instance';
import type { User } from '../../api/contract';
import { DEFAULT_SORT } from '../../dataProvider';
import { readMatching, PAGE_SIZE } from './readMatching';
import { bareHost } from './readReference';
import { type Lookups, withEmail } from './resolveLines';

const hostOf = (url: string | null): string[] =>
  url !== null && URL.canParse(url) ? [bareHost(new URL(url).host)] : [];

/**
 * Looks accounts up through the data provider.
 *
 * A profile URL is one of this instance when its host is that of the API, of the public site, of
 * this console, or of the account's own `uri` or `page`.
 */
export const usersLookups = (
  dataProvider: DataProvider,
  { apiUrl, instance, publicUrl }: ConsoleConfig,
  consoleUrl: string,
): Lookups => ({
  byIdOrSlug: async (value, signal) => {
    try {
      return (await dataProvider.getOne<User>('users', { id: value, signal })).data;
    } catch (error) {
      if (failureOf(error)?.kind === 'not_found') return null;
      throw error;
    }
  },
  byEmail: async (email, signal) => {
    const { users, unreadable } = await readMatching({
      readPage: (page) =>
        dataProvider.getList<User>('users', {
          filter: { email },
          sort: DEFAULT_SORT,
          pagination: { page, perPage: PAGE_SIZE },
          signal,
        }),
      signal,
    });
    // The account may be one of those that cannot be read.
    if (unreadable > 0 && withEmail(users, email).length === 0) {
      throw new Error('vigie.failure.malformed');
    }
    return users;
  },
  isOwnHost: (host, { uri, page }) =>
    [apiUrl, instance, publicUrl, consoleUrl, uri, page].flatMap(hostOf).includes(host),
});
