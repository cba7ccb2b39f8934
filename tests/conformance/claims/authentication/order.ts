import { claim } from '../../claim';
import { rawBody } from '../../client';
import {
  badKey,
  badParameter,
  FORBIDDEN,
  having,
  NO_ROUTE,
  NOT_FOUND,
  UNAUTHORIZED,
} from '../../expectedAnswers';

export const claims = [
  claim('every 401 has WWW-Authenticate', ({ withKey }) =>
    withKey('no-such-key').get('/users/', badKey('Invalid API token')),
  ),
  claim('a 403 has no WWW-Authenticate', ({ user }) =>
    user.get('/users/', { ...FORBIDDEN, headers: { 'WWW-Authenticate': undefined } }),
  ),
  claim('an unknown path is reported before a bad key', ({ withKey }) =>
    withKey('no-such-key').get('/nothing-here/', NO_ROUTE),
  ),
  claim('the description of the API refuses an unknown key', ({ withKey }) =>
    withKey('no-such-key').get('/swagger.json', badKey('Invalid API token')),
  ),
  claim('an unknown token identifier is reported before a missing key', ({ anonymous }) =>
    anonymous.delete('/me/api_tokens/0123456789abcdef01234567/', NOT_FOUND),
  ),
  claim(
    'an existing token is not revoked without a key',
    async ({ anonymous, createToken, withKey, userId }) => {
      const { id, token } = await createToken();
      await anonymous.delete(`/me/api_tokens/${id}/`, UNAUTHORIZED);
      await withKey(token).get('/me/', having(200, { id: userId }));
    },
  ),
  claim('an unknown account is reported before a bad key', ({ withKey }) =>
    withKey('no-such-key').put('/users/nobody-at-all/', {}, NOT_FOUND),
  ),
  claim('a bad key is reported before a missing permission', ({ withKey }) =>
    withKey('no-such-key').get('/users/', badKey('Invalid API token')),
  ),
  claim('a bad key is reported before a body that does not parse', ({ withKey }) =>
    withKey('no-such-key')
      .withHeaders({ 'Content-Type': 'application/json' })
      .post('/users/', rawBody('{'), badKey('Invalid API token')),
  ),
  claim('a bad key is reported before a bad parameter', ({ withKey }) =>
    withKey('no-such-key').get('/users/suggest/', badKey('Invalid API token')),
  ),
  claim('a missing key is reported before a bad parameter', ({ anonymous }) =>
    anonymous.get('/users/?page=0', UNAUTHORIZED),
  ),
  claim('a missing key is reported before a body that does not parse', ({ anonymous }) =>
    anonymous
      .withHeaders({ 'Content-Type': 'application/json' })
      .post('/users/', rawBody('{'), UNAUTHORIZED),
  ),
  claim('a missing key is reported before a body of another type', ({ anonymous, userId }) =>
    anonymous
      .withHeaders({ 'Content-Type': 'text/plain' })
      .put(`/users/${userId}/`, rawBody('x'), UNAUTHORIZED),
  ),
  claim('a missing permission is reported before a bad parameter', ({ user }) =>
    user.get('/users/?page=0', FORBIDDEN),
  ),
  claim('a missing permission is reported before a bad boolean', ({ user, adminId }) =>
    user.delete(`/users/${adminId}/?send_legal_notice=maybe`, FORBIDDEN),
  ),
  claim('a missing permission is reported before a body that does not parse', ({ user }) =>
    user
      .withHeaders({ 'Content-Type': 'application/json' })
      .post('/users/', rawBody('{'), FORBIDDEN),
  ),
  claim('a missing permission is reported before a body of another type', ({ user, adminId }) =>
    user
      .withHeaders({ 'Content-Type': 'text/plain' })
      .put(`/users/${adminId}/`, rawBody('x'), FORBIDDEN),
  ),
  claim(
    'a missing permission is reported before a deleted account',
    async ({ user, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await user.delete(`/users/${id}/`, FORBIDDEN);
    },
  ),
  claim('with the permission, the bad parameter is reported', ({ admin }) =>
    admin.get(
      '/users/?page=0',
      badParameter('page', 'The page to fetch Invalid page: 0. page must be a positive integer'),
    ),
  ),
];
