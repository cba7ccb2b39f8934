import { expect, it } from 'vitest';
import { aUser, anId } from '../api/contract/builders';
import { userStatus } from './userStatus';

it.each([
  [{ active: true }, 'active'],
  [{ active: false }, 'inactive'],
  [{ active: null }, 'never_activated'],
  [{ active: false, deleted: '2026-01-01T00:00:00+00:00' }, 'deleted'],
  // Older releases have no `deleted`: only the slug shows that an account was deleted.
  [{ active: false, deleted: undefined, slug: `deleted-${anId('a')}` }, 'deleted'],
  [{ active: true, deleted: undefined, slug: 'deleted-dupont' }, 'active'],
])('the status of an account with %j is %s', (overrides, status) => {
  expect(userStatus(aUser(overrides))).toBe(status);
});
