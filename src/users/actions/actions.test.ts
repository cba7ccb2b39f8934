// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { anId, aUser } from '../../api/contract/builders';
import { createI18nProvider } from '../../i18n';
import type { Action, JobItem, Values } from '../../jobs';
import { inverseWrites } from '../../jobs/core/action';
import { userActions, userValues } from './index';

const i18nProvider = await createI18nProvider();

const action = (name: string): Action => {
  const known = userActions[name];
  if (!known) throw new Error(`Unknown action ${name}`);
  return known;
};
const plan = (name: string, values: Parameters<typeof aUser>[0], params: Values = {}) =>
  action(name).plan(userValues(aUser(values)), params);

describe('every action', () => {
  const WORDS = ['name', 'button', 'title', 'effect', 'sentence', 'confirm', 'notice'];
  const { translate } = i18nProvider;

  it.each(Object.keys(userActions))('has all its messages: %s', (name) => {
    const keys = WORDS.map((word) => `actions.${name}.${word}`);
    expect(keys.filter((key) => translate(key, { smart_count: 2 }) === key)).toEqual([]);
  });
});

const DELETED = '2026-01-01T00:00:00+00:00';

describe('deactivate', () => {
  it('sends only `active`', () => {
    expect(plan('deactivate', {})).toEqual({
      kind: 'write',
      writes: [{ kind: 'update', body: { active: false } }],
    });
  });

  it('removes the roles of an administrator first', () => {
    expect(plan('deactivate', { roles: ['admin'] })).toEqual({
      kind: 'write',
      writes: [
        { kind: 'update', body: { roles: [] } },
        { kind: 'update', body: { active: false } },
      ],
    });
  });

  it('clears an old website in the same call when asked to', () => {
    expect(plan('deactivate', {}, { clear_website: true })).toEqual({
      kind: 'write',
      writes: [{ kind: 'update', body: { active: false, website: null } }],
    });
  });

  it.each([[false], [null]])('has nothing to do when active is %s', (active) => {
    expect(plan('deactivate', { active }).kind).toBe('already_so');
  });

  it('skips a deleted account', () => {
    expect(plan('deactivate', { deleted: DELETED }).kind).toBe('skip');
    // Older releases of udata mark a deleted account only by its slug.
    expect(plan('deactivate', { slug: `deleted-${anId('a')}`, deleted: undefined }).kind).toBe(
      'skip',
    );
  });

  it('is undone in reverse order: active first, then the roles', () => {
    const before = userValues(aUser({ roles: ['admin'] }));
    const planned = action('deactivate').plan(before, {});
    if (planned.kind !== 'write') throw new Error('nothing planned');
    const item = { before, writes: planned.writes, written: 2 } as unknown as JobItem;
    expect(inverseWrites(action('deactivate'), item)).toEqual([
      { kind: 'update', body: { active: true } },
      { kind: 'update', body: { roles: ['admin'] } },
    ]);
  });
});

describe('role changes', () => {
  it('send all roles, with the granted one', () => {
    expect(plan('grant_role', { roles: ['editor'] }, { role: 'admin' })).toMatchObject({
      writes: [{ body: { roles: ['editor', 'admin'] } }],
    });
    expect(plan('grant_role', { roles: ['admin'] }, { role: 'admin' }).kind).toBe('already_so');
  });

  it('send all roles, without the withdrawn one', () => {
    expect(plan('withdraw_role', { roles: ['admin', 'editor'] }, { role: 'admin' })).toMatchObject({
      writes: [{ body: { roles: ['editor'] } }],
    });
    expect(plan('withdraw_role', { roles: [] }, { role: 'admin' }).kind).toBe('already_so');
  });

  it('count as applied whatever the order of the roles', () => {
    const write = { kind: 'update', body: { roles: ['a', 'b'] } };
    expect(action('grant_role').isApplied(write, { roles: ['b', 'a'] }, null)).toBe(true);
  });
});

describe('final actions', () => {
  it.each(['delete', 'demand_password'])('%s is final and has no inverse', (name) => {
    expect(action(name).isFinal).toBe(true);
    expect(action(name).inverse({ kind: name, body: {} }, {})).toBeNull();
  });

  it('a deletion counts as applied once the account is deleted', () => {
    const write = { kind: 'delete', body: {} };
    expect(action('delete').isApplied(write, userValues(aUser()), null)).toBe(false);
    expect(action('delete').isApplied(write, userValues(aUser({ deleted: DELETED })), null)).toBe(
      true,
    );
  });

  it('a password request counts as applied once its date has changed', () => {
    const write = { kind: 'rotate_password', body: {} };
    const before = userValues(aUser({ password_rotation_demanded: DELETED }));
    const { isApplied } = action('demand_password');
    expect(isApplied(write, before, before)).toBe(false);
    const after = userValues(aUser({ password_rotation_demanded: '2026-11-25T00:00:00+00:00' }));
    expect(isApplied(write, after, before)).toBe(true);
  });

  it('deletion, role changes and reactivation always re-read first', () => {
    for (const name of ['delete', 'grant_role', 'withdraw_role', 'reactivate']) {
      expect(action(name).rereadAfterMs).toBe(0);
    }
    expect(action('deactivate').rereadAfterMs).toBe(300_000);
  });
});
