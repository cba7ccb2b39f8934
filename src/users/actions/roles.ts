import type { Action, Values } from '../../jobs';
import { rolesOf } from '../userValues';
import { inverseUpdate, update, isUpdateApplied } from './updates';

/**
 * The API replaces all roles at once, so the current ones are read right before and sent with the
 * change.
 */
const changeRoles = (
  name: string,
  change: (roles: string[], role: string) => string[],
): Action => ({
  name,
  isFinal: false,
  rereadAfterMs: 0,
  plan: (values: Values, { role }: Values) => {
    if (values.deleted !== null) return { kind: 'skip', reason: 'actions.left_out.deleted' };
    const roles = rolesOf(values);
    const wanted = change(roles, String(role));
    return wanted.length === roles.length
      ? { kind: 'already_so' }
      : { kind: 'write', writes: [update({ roles: wanted })] };
  },
  isApplied: isUpdateApplied,
  relevantValues: ({ roles = [], deleted = null }) => ({ roles, deleted }),
  inverse: inverseUpdate,
});

/** Grants a site-wide role. */
export const grantRole = changeRoles('grant_role', (roles, role) =>
  roles.includes(role) ? roles : [...roles, role],
);

/** Withdraws a site-wide role. */
export const withdrawRole = changeRoles('withdraw_role', (roles, role) =>
  roles.filter((other) => other !== role),
);
