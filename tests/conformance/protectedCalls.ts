/** A call, and the body to send with it if it takes one. `{user}` stands for an existing account. */
export interface ProtectedCall {
  method: string;
  path: string;
  body?: unknown;
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

/** Anybody may make these calls, but not with an invalid key. */
export const PUBLIC_CALLS: readonly ProtectedCall[] = [
  { method: 'GET', path: '/users/roles/' },
  { method: 'GET', path: '/users/suggest/?q=a' },
  { method: 'GET', path: '/users/{user}/' },
  { method: 'GET', path: '/users/{user}/followers/' },
  { method: 'GET', path: '/users/{user}/contacts/' },
  { method: 'GET', path: '/organizations/' },
  { method: 'GET', path: '/organizations/roles/' },
  { method: 'GET', path: '/organizations/suggest/?q=a' },
  { method: 'GET', path: '/reports/reasons/' },
];
