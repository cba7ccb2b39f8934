import { isDeleted, type User } from '../api/contract';
import type { Values } from '../jobs';

/** The values of an account stored in the journal: enough to see what changed, and to undo it. */
export const userValues = (user: User): Values => ({
  first_name: user.first_name,
  last_name: user.last_name,
  email: user.email,
  website: user.website,
  active: user.active,
  roles: user.roles,
  since: user.since,
  // Older releases of udata mark a deleted account only by its slug.
  deleted: isDeleted(user) ? (user.deleted ?? true) : null,
  password_rotation_demanded: user.password_rotation_demanded ?? null,
});

export const rolesOf = ({ roles }: Values): string[] =>
  Array.isArray(roles) ? roles.map(String) : [];
