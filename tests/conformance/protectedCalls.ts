/** A call that only some may make; `body` is sent where there is one. */
export interface ProtectedCall {
  method: string;
  path: string;
  body?: unknown;
}

/** Calls for administrators alone; `{user}` is an account that exists. */
export const ADMINISTRATORS_ONLY: readonly ProtectedCall[] = [
  { method: 'GET', path: '/users/' },
  { method: 'POST', path: '/users/', body: {} },
  { method: 'PUT', path: '/users/{user}/', body: { about: 'x' } },
  { method: 'DELETE', path: '/users/{user}/' },
  { method: 'POST', path: '/users/{user}/rotate_password/' },
  { method: 'POST', path: '/users/{user}/avatar/' },
];

/** Calls for whoever has a good key. */
export const SIGNED_IN_ONLY: readonly ProtectedCall[] = [
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

/** Calls for anybody, that a bad key spoils all the same. */
export const PUBLIC: readonly ProtectedCall[] = [
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
