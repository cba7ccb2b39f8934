import { claim } from '../../claim';
import type { Client } from '../../client';
import {
  ADMIN_CALLS,
  type ProtectedCall,
  PUBLIC_CALLS,
  SIGNED_IN_CALLS,
} from '../../protectedCalls';
import { badKey, FORBIDDEN, having, UNAUTHORIZED } from '../../expectedAnswers';
import { aString } from '../../pattern';
import { userObject } from '../../shapes';

const make = (
  client: Client,
  { method, path, body }: ProtectedCall,
  userId: string,
  expected: Parameters<Client['call']>[3],
) => client.call(method, path.replace('{user}', userId), body, expected);

const named = ({ method, path }: ProtectedCall) => `${method} ${path}`;

export const claims = [
  ...[...ADMIN_CALLS, ...SIGNED_IN_CALLS].map((call) =>
    claim(`${named(call)} is 401 without a key`, ({ anonymous, adminId }) =>
      make(anonymous, call, adminId, UNAUTHORIZED),
    ),
  ),
  ...ADMIN_CALLS.map((call) =>
    claim(`${named(call)} is 403 with an ordinary key`, ({ user, adminId }) =>
      make(user, call, adminId, FORBIDDEN),
    ),
  ),
  ...[...ADMIN_CALLS, ...SIGNED_IN_CALLS, ...PUBLIC_CALLS].map((call) =>
    claim(`${named(call)} is 401 with an unknown key`, ({ withKey, adminId }) =>
      make(withKey('no-such-key'), call, adminId, badKey('Invalid API token')),
    ),
  ),
  ...PUBLIC_CALLS.flatMap((call) => [
    claim(`${named(call)} may be called by anybody`, ({ anonymous, adminId }) =>
      make(anonymous, call, adminId, { status: 200, body: call.answer }),
    ),
    claim(`${named(call)} treats an empty key as none`, ({ withKey, adminId }) =>
      make(withKey(''), call, adminId, { status: 200, body: call.answer }),
    ),
  ]),
  claim('an administrator may list accounts', ({ admin }) =>
    admin.get('/users/?page_size=1', having(200, { data: [userObject({ email: aString })] })),
  ),
  claim('an ordinary account may not list accounts, even to find itself', ({ user }) =>
    user.get('/users/?q=ursule', FORBIDDEN),
  ),
  claim('an ordinary account may not change itself with PUT /users/{user}/', ({ user, userId }) =>
    user.put(`/users/${userId}/`, { about: 'x' }, FORBIDDEN),
  ),
  claim(
    'an ordinary account may not delete itself with DELETE /users/{user}/',
    ({ user, userId }) => user.delete(`/users/${userId}/`, FORBIDDEN),
  ),
];
