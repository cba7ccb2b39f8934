import type { User } from '../../src/api/contract';
import { Client } from './client';

/** Which implementation answers: the server of this repository, or a real udata. */
export type ServerKind = 'vigie' | 'udata';

/** The keys that a run needs: an administrator's, and one of an account without roles. */
export interface Keys {
  admin: string;
  user: string;
}

/** The instance under test: one server, or several that share a database. */
export interface Target {
  server: ServerKind;
  /** The base address of the next call: calls alternate between the servers. */
  nextBase(): URL;
  keys: Keys;
  adminId: string;
  userId: string;
  /** The database is dropped after the run, so accounts need not be deleted. */
  isDisposable: boolean;
  /** The text without API keys. */
  redact(text: string): string;
}

/**
 * Find out which accounts the keys belong to, and which kind of server answers.
 *
 * @param urls addresses of servers, or of their API, which ends in `/api/1`
 * @throws when an address does not answer, or the keys are not those of an administrator and of an
 *   account without roles
 */
export async function openTarget(
  urls: readonly string[],
  keys: Keys,
  { isDisposable = false } = {},
): Promise<Target> {
  const bases = urls.map((url) => new URL(url.replace(/(\/api\/1)?\/*$/, '/api/1')));
  let calls = 0;
  const nextBase = () => bases[calls++ % bases.length] as URL;
  const readMe = async (name: string, key: string) => {
    const { status, body } = await new Client(nextBase, { 'X-API-KEY': key }).get('/me/');
    if (status !== 200) throw new Error(`GET /me/ with ${name} answers ${status.toString()}`);
    return body as User;
  };
  const admin = await readMe('ADMIN_API_KEY', keys.admin);
  const user = await readMe('USER_API_KEY', keys.user);
  if (!admin.roles.includes('admin') || user.roles.length > 0) {
    throw new Error(
      'ADMIN_API_KEY must belong to an administrator, USER_API_KEY to an account without roles',
    );
  }
  const { body: description } = await new Client(nextBase).get('/swagger.json');
  return {
    // udata's API document is Swagger 2.0, ours is OpenAPI 3.1.
    server: description?.swagger === '2.0' ? 'udata' : 'vigie',
    nextBase,
    keys,
    adminId: admin.id,
    userId: user.id,
    isDisposable,
    redact: (text) =>
      [keys.admin, keys.user]
        .reduce((rest, key) => rest.replaceAll(key, '<key>'), text)
        .replace(/udata_[\w-]{20,}/g, '<key>'),
  };
}
