import { describe, expect, it } from 'vitest';
import type { PartlyRead } from '../../api';
import type { User } from '../../api/contract';
import { anId, anOrganizationReference, aUser } from '../../api/contract/builders';
import { exclusionReason } from './exclusion';

const rules = { identityId: anId('e'), domains: ['gouv.fr'], notSpam: new Set([anId('f')]) };

describe('exclusionReason', () => {
  it.each<[string, Partial<User & PartlyRead>, string | null]>([
    ['the moderator’s own account', { id: anId('e'), roles: ['admin'] }, 'oneself'],
    ['a deleted account', { deleted: '2026-01-01T00:00:00+00:00', roles: ['admin'] }, 'deleted'],
    ['an administrator', { roles: ['admin'] }, 'administrator'],
    ['a member', { organizations: [anOrganizationReference()] }, 'member'],
    ['a member of what cannot be read', { unreadable: 1 }, 'member'],
    ['an address of a protected domain', { email: 'a@gouv.fr' }, 'domain'],
    ['an address of a subdomain, in capitals', { email: 'a@Culture.GOUV.FR' }, 'domain'],
    ['an address of another domain with the same ending', { email: 'a@notgouv.fr' }, null],
    ['an account marked as no spam', { id: anId('f') }, 'not_spam'],
    ['any other account', {}, null],
  ])('for %s returns the right reason, if any', (_case, values, exclusion) => {
    expect(exclusionReason({ ...aUser(), ...values }, rules)).toBe(exclusion);
  });
});
