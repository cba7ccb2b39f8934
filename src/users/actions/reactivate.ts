import type { Action } from '../../jobs';
import { clearedWebsite, inverseUpdate, update, isUpdateApplied } from './updates';

/** An account can sign in again. */
export const reactivate: Action = {
  name: 'reactivate',
  isFinal: false,
  rereadAfterMs: 0,
  plan: (values, params) => {
    // A change is accepted of a deleted account too, and would wake nobody.
    if (values.deleted !== null) return { kind: 'skip', reason: 'actions.left_out.deleted' };
    if (values.active === true) return { kind: 'already_so' };
    return { kind: 'write', writes: [update({ active: true, ...clearedWebsite(params) })] };
  },
  isApplied: isUpdateApplied,
  relevantValues: ({ active = null, deleted = null }) => ({ active, deleted }),
  inverse: inverseUpdate,
};
