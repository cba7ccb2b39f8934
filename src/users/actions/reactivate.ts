import type { Action } from '../../jobs';
import { clearedWebsite, inverseUpdate, update, isUpdateApplied } from './updates';

/** Lets an account sign in again. */
export const reactivate: Action = {
  name: 'reactivate',
  isFinal: false,
  rereadAfterMs: 0,
  plan: (values, params) => {
    // The API also accepts the change for a deleted account, but it would have no effect.
    if (values.deleted !== null) return { kind: 'skip', reason: 'actions.left_out.deleted' };
    if (values.active === true) return { kind: 'already_so' };
    return { kind: 'write', writes: [update({ active: true, ...clearedWebsite(params) })] };
  },
  isApplied: isUpdateApplied,
  relevantValues: ({ active = null, deleted = null }) => ({ active, deleted }),
  inverse: inverseUpdate,
};
