import type { User } from '../../src/api/contract';
import type { Side } from './claim';
import { type Addresses, Client } from './client';

/** The two keys that a run needs: of an administrator, and of an account without role. */
export interface Keys {
  admin: string;
  user: string;
}

/** The instance under test: one address, or several that work on the same data. */
export interface Target {
  side: Side;
  addresses: Addresses;
  keys: Keys;
  adminId: string;
  userId: string;
  /** The text without anything that opens an account. */
  redact(text: string): string;
}

/**
 * Find out whom the keys belong to and which kind of server answers.
 *
 * @param urls addresses of servers, or of their API, which ends in `/api/1`; calls alternate between
 *   them
 * @throws when an address does not answer, or the keys are not those of an administrator and of an
 *   ordinary account
 */
export async function openTarget(urls: readonly string[], keys: Keys): Promise<Target> {
  const bases = urls.map((url) => new URL(url.replace(/(\/api\/1)?\/*$/, '/api/1')));
  let calls = 0;
  const addresses = { next: () => bases[calls++ % bases.length] as URL };
  const own = async (key: string) => {
    const { status, body } = await new Client(addresses, { 'X-API-KEY': key }).get('/me/');
    if (status !== 200) throw new Error(`GET /me/ with a key answers ${status.toString()}`);
    return body as User;
  };
  const [admin, user] = [await own(keys.admin), await own(keys.user)];
  if (!admin.roles.includes('admin') || user.roles.length > 0) {
    throw new Error('ADMIN_API_KEY must be of an administrator, USER_API_KEY of nobody special');
  }
  const { body: description } = await new Client(addresses).get('/swagger.json');
  return {
    // udata describes itself in the older format.
    side: description?.swagger === '2.0' ? 'udata' : 'ours',
    addresses,
    keys,
    adminId: admin.id,
    userId: user.id,
    redact: (text) =>
      [keys.admin, keys.user]
        .reduce((rest, key) => rest.replaceAll(key, '<key>'), text)
        .replace(/udata_[\w-]{20,}/g, '<key>'),
  };
}
