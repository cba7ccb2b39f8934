import { isDeleted, type User } from '../api/contract';
import type { Values } from '../jobs';

/** What the journal keeps of an account: enough to judge what changed, and to take it back. */
export const userValues = (user: User): Values => ({
  first_name: user.first_name,
  last_name: user.last_name,
  email: user.email,
  website: user.website,
  active: user.active,
  roles: user.roles,
  since: user.since,
  // Older releases tell a deleted account by its slug alone.
  deleted: isDeleted(user) ? (user.deleted ?? true) : null,
  password_rotation_demanded: user.password_rotation_demanded ?? null,
});

export const rolesOf = ({ roles }: Values): string[] =>
  Array.isArray(roles) ? roles.map(String) : [];
