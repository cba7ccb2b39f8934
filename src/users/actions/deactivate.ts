import type { Action } from '../../jobs';
import { MINUTE_MS } from '../../ui/durations';
import { rolesOf } from '../userValues';
import { clearedWebsite, inverseUpdate, update, isUpdateApplied } from './updates';

/**
 * Keeps an account from signing in, until it is reactivated.
 *
 * The roles of an administrator are removed first, because the key of a deactivated administrator
 * would still show e-mail addresses on public calls. Source: docs/contract, authentication/keys.
 */
export const deactivate: Action = {
  name: 'deactivate',
  isFinal: false,
  rereadAfterMs: 5 * MINUTE_MS,
  plan: (values, params) => {
    if (values.deleted !== null) return { kind: 'skip', reason: 'actions.left_out.deleted' };
    if (values.active !== true) return { kind: 'already_so' };
    const off = update({ active: false, ...clearedWebsite(params) });
    return rolesOf(values).length > 0
      ? { kind: 'write', writes: [update({ roles: [] }), off] }
      : { kind: 'write', writes: [off] };
  },
  isApplied: isUpdateApplied,
  relevantValues: ({ active = null, roles = [], deleted = null }) => ({ active, roles, deleted }),
  inverse: inverseUpdate,
};
