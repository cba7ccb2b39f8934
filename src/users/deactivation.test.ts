import { describe, expect, it } from 'vitest';
import { aUser, anId } from '../api/contract/builders';
import { planDeactivation } from './deactivation';

const me = aUser({ id: anId('e'), roles: ['admin'] });
const active = aUser({ id: anId('a') });
const inactive = aUser({ id: anId('b'), active: false });
const neverActivated = aUser({ id: anId('c'), active: null });
const deleted = aUser({ id: anId('d'), active: false, deleted: '2026-01-01T00:00:00+00:00' });
const administrator = aUser({ id: anId('f'), roles: ['admin'] });
const everybody = [me, active, inactive, neverActivated, deleted, administrator];

const ids = (users: { id: string }[]) => users.map(({ id }) => id);

describe('planDeactivation', () => {
  it('leaves out whoever must not or need not be deactivated, each with its reason', () => {
    const plan = planDeactivation(everybody, { identityId: me.id, withAdministrators: false });
    expect(ids(plan.toDeactivate)).toEqual([active.id]);
    expect(plan.leftOut.map(({ user, reason }) => [user.id, reason.split('.').at(-1)])).toEqual([
      [me.id, 'oneself'],
      [inactive.id, 'already_inactive'],
      [neverActivated.id, 'already_inactive'],
      [deleted.id, 'deleted'],
      [administrator.id, 'administrator'],
    ]);
    expect(ids(plan.administrators)).toEqual([administrator.id]);
  });

  it('takes other administrators when told to, oneself never', () => {
    const plan = planDeactivation(everybody, { identityId: me.id, withAdministrators: true });
    expect(ids(plan.toDeactivate)).toEqual([active.id, administrator.id]);
  });
});
