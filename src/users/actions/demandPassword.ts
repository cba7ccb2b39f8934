import type { Action } from '../../jobs';
import { MINUTE_MS } from '../../ui/durations';

/** Refuses the next sign-in by password until the password is changed. API keys keep working. */
export const demandPassword: Action = {
  name: 'demand_password',
  // Only the account holder can end it, by choosing a new password.
  isFinal: true,
  rereadAfterMs: 5 * MINUTE_MS,
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
