import { describe, expect, it } from 'vitest';
import { readReference } from './readReference';

const ID = '5f3e1c2ab4d9e80017a1c0de';

describe('readReference', () => {
  it.each([
    [ID, { kind: 'id', value: ID }],
    [` ${ID.toUpperCase()} `, { kind: 'id', value: ID }],
    ['jeanne-dupont', { kind: 'slug', value: 'jeanne-dupont' }],
    ['JEANNE-DUPONT', { kind: 'slug', value: 'JEANNE-DUPONT' }],
    ['\ufeffjeanne-dupont\u200b;', { kind: 'slug', value: 'jeanne-dupont' }],
    ['Jeanne@Example.org', { kind: 'email', value: 'Jeanne@Example.org' }],
    ['mailto:jeanne@example.org', { kind: 'email', value: 'jeanne@example.org' }],
    ['Jeanne Dupont <jeanne@example.org>', { kind: 'email', value: 'jeanne@example.org' }],
    ['<jeanne@example.org>,', { kind: 'email', value: 'jeanne@example.org' }],
  ])('reads %j', (text, reference) => {
    expect(readReference(text)).toEqual(reference);
  });

  it.each([
    ['https://www.data.gouv.fr/fr/users/jeanne-dupont/', 'data.gouv.fr', 'jeanne-dupont'],
    ['https://www.data.gouv.fr/users/jeanne-dupont', 'data.gouv.fr', 'jeanne-dupont'],
    ['http://Udata.Example/api/1/users/jeanne-dupont/', 'udata.example', 'jeanne-dupont'],
    ['data.gouv.fr/es/users/jeanne-dupont/?page=2', 'data.gouv.fr', 'jeanne-dupont'],
    [`https://vigie.example:8080/#/users/${ID}/show`, 'vigie.example:8080', ID],
    ['/fr/users/jeanne-dupont/#followers', null, 'jeanne-dupont'],
    ['https://udata.example/users/jos%C3%A9/', 'udata.example', 'josé'],
  ])('reads the profile %j', (text, host, value) => {
    expect(readReference(text)).toEqual({ kind: 'url', host, value });
  });

  it.each([
    '',
    'Jeanne Dupont',
    '@example.org',
    '..',
    'https://udata.example/users/',
    'https://udata.example/users/../site/',
    'https://udata.example/users/%2e%2e/',
    'https://udata.example/users/suggest/',
    'https://udata.example/organizations/bassin/',
    'roles',
    '“”',
  ])('returns null for %j', (text) => {
    expect(readReference(text)).toBeNull();
  });
});
