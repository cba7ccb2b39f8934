import type { Action } from '../../jobs';

/** The next sign-in by password is refused until the password was changed; keys go on working. */
export const demandPassword: Action = {
  name: 'demand_password',
  // Only the holder of the account ends it, by choosing a new password.
  isFinal: true,
  rereadAfterMs: 5 * 60_000,
  plan: (values) =>
    values.deleted === null
      ? { kind: 'write', writes: [{ kind: 'rotate_password', body: {} }] }
      : { kind: 'skip', reason: 'actions.left_out.deleted' },
  isApplied: (_write, values, before) =>
    values.password_rotation_demanded !== null &&
    values.password_rotation_demanded !== (before?.password_rotation_demanded ?? null),
  relevantValues: ({ deleted = null }) => ({ deleted }),
  inverse: () => null,
};
