import {
  aDate,
  anId,
  aString,
  including,
  inAnyOrder,
  listOf,
  oneOf,
  type Pattern,
} from './pattern';
import { firstPageOf, userObject, userReference } from './shapes';

/** A call, and the body to send with it if it takes one. `{user}` stands for an existing account. */
export interface ProtectedCall {
  method: string;
  path: string;
  body?: unknown;
}

/** A call that anybody may make, and the body of its answer without a key. */
interface PublicCall extends ProtectedCall {
  answer: Pattern;
}

/** Only administrators may make these calls. */
export const ADMIN_CALLS: readonly ProtectedCall[] = [
  { method: 'GET', path: '/users/' },
  { method: 'POST', path: '/users/', body: {} },
  { method: 'PUT', path: '/users/{user}/', body: { about: 'x' } },
  { method: 'DELETE', path: '/users/{user}/' },
  { method: 'POST', path: '/users/{user}/rotate_password/' },
  { method: 'POST', path: '/users/{user}/avatar/' },
];

/** Any valid key may make these calls. */
export const SIGNED_IN_CALLS: readonly ProtectedCall[] = [
  { method: 'GET', path: '/me/' },
  { method: 'PUT', path: '/me/', body: {} },
  { method: 'DELETE', path: '/me/' },
  { method: 'GET', path: '/me/metrics/' },
  { method: 'POST', path: '/me/avatar/' },
  { method: 'GET', path: '/me/datasets/' },
  { method: 'GET', path: '/me/reuses/' },
  { method: 'GET', path: '/me/org_datasets/' },
  { method: 'GET', path: '/me/org_reuses/' },
  { method: 'GET', path: '/me/org_community_resources/' },
  { method: 'GET', path: '/me/org_discussions/' },
  { method: 'GET', path: '/me/org_invitations/' },
  { method: 'GET', path: '/me/api_tokens/' },
  { method: 'POST', path: '/me/api_tokens/', body: {} },
  { method: 'POST', path: '/users/{user}/followers/' },
  { method: 'DELETE', path: '/users/{user}/followers/' },
  { method: 'POST', path: '/organizations/', body: {} },
];

/** Anybody may make these calls, except with an invalid key. */
export const PUBLIC_CALLS: readonly PublicCall[] = [
  { method: 'GET', path: '/users/roles/', answer: [{ name: 'admin' }] },
  {
    method: 'GET',
    path: '/users/suggest/?q=a',
    answer: listOf({
      id: anId,
      slug: /a/,
      first_name: aString,
      last_name: aString,
      avatar_url: oneOf(null, aString),
      email: /^\*\*\*@/,
    }),
  },
  {
    method: 'GET',
    path: '/users/{user}/',
    answer: userObject({ email: null, last_login_at: null }),
  },
  {
    method: 'GET',
    path: '/users/{user}/followers/',
    answer: firstPageOf({ id: anId, follower: userReference(), since: aDate }),
  },
  {
    method: 'GET',
    path: '/users/{user}/contacts/',
    answer: firstPageOf(including({ id: anId, owner: userReference() })),
  },
  {
    method: 'GET',
    path: '/organizations/',
    answer: firstPageOf(including({ id: anId, name: aString, slug: aString, deleted: null })),
  },
  {
    method: 'GET',
    path: '/organizations/roles/',
    answer: ['admin', 'editor', 'partial_editor'].map((id) => including({ id, label: aString })),
  },
  {
    method: 'GET',
    path: '/organizations/suggest/?q=a',
    answer: listOf({
      id: anId,
      name: aString,
      slug: aString,
      acronym: oneOf(null, aString),
      image_url: oneOf(null, aString),
      page: oneOf(null, aString),
    }),
  },
  {
    method: 'GET',
    path: '/reports/reasons/',
    answer: inAnyOrder(
      ...[
        'auto_spam',
        'explicit_content',
        'illegal_content',
        'others',
        'personal_data',
        'security',
        'spam',
      ].map((value) => ({ value, label: aString })),
    ),
  },
];
