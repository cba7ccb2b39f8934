import { describe, expect, it } from 'vitest';
import { instanceAt } from './instance';
import { rewriteLinks, rewriteLocation } from './links';

const instance = instanceAt('https://www.data.gouv.fr/api/1');
const BASE = 'http://127.0.0.1:8080/api';
const rewritten = (value: unknown) =>
  JSON.parse(rewriteLinks(JSON.stringify(value), instance, BASE)) as unknown;

describe('instanceAt', () => {
  it.each([
    ['https://www.data.gouv.fr', '/api', 'https://www.data.gouv.fr'],
    ['https://www.data.gouv.fr/', '/api', 'https://www.data.gouv.fr'],
    ['https://www.data.gouv.fr/api/1/', '/api', 'https://www.data.gouv.fr'],
    ['https://www.data.gouv.fr/api', '/api', 'https://www.data.gouv.fr'],
    ['http://localhost:7000/portal/api/1', '/portal/api', 'http://localhost:7000/portal'],
    ['http://localhost:7000/portal/', '/portal/api', 'http://localhost:7000/portal'],
  ])('finds the API of %s', (address, apiPath, publicUrl) => {
    expect(instanceAt(address)).toMatchObject({ apiPath, publicUrl });
  });
});

describe('the links of an answer', () => {
  it('are rewritten if they lead to the API of the instance', () => {
    expect(
      rewritten({
        data: [{ uri: 'https://www.data.gouv.fr/api/1/users/jean/' }],
        next_page: 'http://www.data.gouv.fr/api/1/users/?page=3',
        previous_page: null,
      }),
    ).toEqual({
      data: [{ uri: `${BASE}/1/users/jean/` }],
      next_page: `${BASE}/1/users/?page=3`,
      previous_page: null,
    });
  });

  it.each([
    { page: 'https://www.data.gouv.fr/users/jean' },
    { avatar: 'https://www.data.gouv.fr/avatars/a1/b2.png' },
    { uri: 'https://www.data.gouv.fr/apis/1/' },
    { uri: 'https://www.data.gouv.fr.example.org/api/1/' },
    { uri: 'https://demo.data.gouv.fr/api/1/users/jean/' },
    { uri: 'https://example.org/?x=https://www.data.gouv.fr/api/1/' },
  ])('are kept if they lead elsewhere: %j', (value) => {
    expect(rewritten(value)).toEqual(value);
  });

  it('do not include texts written by users', () => {
    const value = {
      website: 'https://www.data.gouv.fr/api/1/users/',
      about: '"uri": "https://www.data.gouv.fr/api/1/users/jean/"',
      'a"uri': 'https://www.data.gouv.fr/api/1/users/jean/',
      last_name: '\\"next_page":"https://www.data.gouv.fr/api/1/',
    };
    expect(rewritten(value)).toEqual(value);
  });

  it('are the only part of the text that changes', () => {
    const text = '{"n": 12345678901234567890.0, "é": "\\u00e9", "uri" : null}';
    expect(rewriteLinks(text, instance, BASE)).toBe(text);
  });
});

describe('a redirect', () => {
  const called = 'https://www.data.gouv.fr/api/1/users/jean';

  it.each([
    ['https://www.data.gouv.fr/api/1/users/jean/?lang=fr', `${BASE}/1/users/jean/?lang=fr`],
    ['http://www.data.gouv.fr/api/1/users/jean/', `${BASE}/1/users/jean/`],
    ['/api/1/users/jean-dupont/', `${BASE}/1/users/jean-dupont/`],
    ['jean-dupont/', `${BASE}/1/users/jean-dupont/`],
  ])('to %s becomes one to the console', (location, expected) => {
    expect(rewriteLocation(location, instance, called, BASE)).toBe(expected);
  });

  it.each([
    'https://example.org/api/1/users/jean/',
    '//example.org/api/1/users/jean/',
    'https://www.data.gouv.fr/login',
    '../../../admin/',
    'javascript:alert(1)',
    'http://www.data.gouv.fr/api/1/users/jean',
    'http://[',
  ])('to %s is refused', (location) => {
    expect(rewriteLocation(location, instance, called, BASE)).toBeUndefined();
  });
});
