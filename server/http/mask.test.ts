import fc from 'fast-check';
import * as Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { Page, User, UserSuggestion } from '../../src/api/contract';
import { aPage, anId, anOrganizationReference, aUser } from '../../src/api/contract/builders';
import { applyMask, parseMask } from './mask';

const mask = (header: string, schema: Type.TSchema, answer: unknown) =>
  applyMask(parseMask(header), schema, answer);

describe('parseMask', () => {
  it.each([
    ['id{x', 'Missing closing bracket'],
    ['{id', 'Missing closing bracket'],
    ['id{', 'Missing closing bracket'],
    ['{a},b', 'Missing closing bracket'],
    ['{id},', 'Missing closing bracket'],
    ['id}', 'Unexpected closing bracket'],
    ['a{b}}', 'Unexpected closing bracket'],
    ['{id}{slug}', 'Unexpected closing bracket'],
    [',id', 'Unexpected comma'],
    ['id,,slug', 'Unexpected comma'],
    ['a{,b}', 'Unexpected comma'],
    ['a,{b}', 'Unexpected opening bracket'],
    ['{{a}}', 'Unexpected opening bracket'],
  ])('refuses %s', (header, reason) => {
    expect(() => parseMask(header)).toThrow(`Mask parse error: ${reason}`);
  });

  it('throws no other error, whatever the header', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '{', '}', ',', ' ', '*') }),
        (header) => {
          try {
            parseMask(header);
          } catch (error) {
            expect((error as Error).message).toMatch(/^Mask parse error: /);
          }
        },
      ),
    );
  });
});

describe('applyMask', () => {
  const user = aUser({ organizations: [anOrganizationReference()] });

  it.each([
    ['id', { id: user.id }],
    ['{id,slug}', { id: user.id, slug: user.slug }],
    [' id , slug ', { id: user.id, slug: user.slug }],
    ['id,', { id: user.id }],
    ['id slug', { id: user.id, slug: user.slug }],
    ['metrics{followers}id', { id: user.id, metrics: { followers: 0 } }],
    ['metrics{unknown}', { metrics: {} }],
    ['metrics{}', { metrics: user.metrics }],
    ['organizations{slug}', { organizations: [{ slug: 'bassin-versant' }] }],
    ['organizations{badges{kind,x}}', { organizations: [{ badges: [] }] }],
    ['unknown,id{', undefined],
    ['nothing', {}],
    ['{}', {}],
    ['*', user],
    ['id,*', user],
  ])('keeps the fields that %s selects', (header, kept) => {
    if (kept === undefined) {
      expect(() => mask(header, User, user)).toThrow('Mask parse error');
    } else {
      expect(mask(header, User, user)).toEqual(kept);
    }
  });

  it.each(['id{x}', 'id{}', 'since{x}', 'roles{x}', 'email{x}', 'metrics{followers{x}}'])(
    'refuses a mask that selects fields of a scalar: %s',
    (header) => {
      expect(() => mask(header, User, user)).toThrow('Mask error: Mask is inconsistent with model');
    },
  );

  it('applies to the whole page, not to each of its rows', () => {
    const page = aPage([user], { total: 7 });
    expect(mask('data{id},total', Page(User), page)).toEqual({ data: [{ id: user.id }], total: 7 });
    expect(mask('id,slug', Page(User), page)).toEqual({});
    expect(mask('data', Page(User), page)).toEqual({ data: [user] });
  });

  it('refuses the same masks for an empty page as for a full one', () => {
    expect(() => mask('data{id{x}}', Page(User), aPage([]))).toThrow('Mask error');
  });

  it('applies to each item of a list, and keeps null', () => {
    const suggestion = { ...user, avatar_url: null };
    expect(mask('id', Type.Array(UserSuggestion), [suggestion])).toEqual([{ id: anId('a') }]);
    const nullable = Type.Object({ inside: Type.Union([User, Type.Null()]) });
    expect(mask('inside{id}', nullable, { inside: null })).toEqual({ inside: null });
  });

  it('ignores missing fields of an object whose schema does not list its properties', () => {
    const open = Type.Object({
      metrics: Type.Unsafe({ type: 'object', additionalProperties: true }),
    });
    expect(mask('metrics{views,x}', open, { metrics: { views: 3, y: 1 } })).toEqual({
      metrics: { views: 3 },
    });
  });
});
